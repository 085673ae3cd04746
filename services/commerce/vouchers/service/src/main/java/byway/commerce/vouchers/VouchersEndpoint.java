package byway.commerce.vouchers;

import byway.commerce.vouchers.api.BatchIssued;
import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.IssuedBatch;
import byway.commerce.vouchers.api.RedeemResult;
import byway.commerce.vouchers.api.RedeemVoucher;
import byway.commerce.vouchers.api.SignInWithVoucher;
import byway.commerce.vouchers.api.VoidVouchers;
import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.Vouchers;
import byway.commerce.vouchers.api.VouchersVoided;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(VouchersEndpoint.class)
class VouchersEndpoint implements Vouchers {
  /** How long the codes of a batch can be asked for again. */
  static final Duration PRINTABLE = Duration.ofHours(1);

  private static final int MOST_CODES = 1_000;
  private static final int MOST_FOUND = 20;
  private static final long MOST_BYTES = 1L << 50;
  static final int LONGEST_LABEL = 60;
  static final int LONGEST_REASON = 200;
  private static final int LONGEST_DEVICE = 100;

  private final VouchersStore store;
  private final Codes codes;
  private final UseVoucher useVoucher;
  private final IssueAlone alone;
  private final Ids ids;
  private final InstantSource clock;

  VouchersEndpoint(
      VouchersStore store,
      Codes codes,
      UseVoucher useVoucher,
      IssueAlone alone,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.codes = codes;
    this.useVoucher = useVoucher;
    this.alone = alone;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public IssuedBatch issue(IssueBatch command) {
    check(command);
    var tenant = Context.tenantId();
    boolean isNew = store.<Boolean>read(tx -> Batches.find(tx, command.key()).isEmpty());
    if (isNew) {
      alone.check(command); // what is there already is printed again by one
    }
    var row =
        store.write(
            tx -> {
              var now = clock.instant();
              int version = codes.version();
              if (Batches.add(tx, tenant, command, version, staff(), now)) {
                checkExpiry(command, now);
                addVouchers(tx, tenant, command, version);
                tx.publish(new BatchIssued(command.key(), command.count(), command.bytes()));
              }
              return Batches.find(tx, command.key()).orElseThrow();
            });
    if (!row.isOf(command)) {
      throw Refusal.conflict("key_reused", "this key has issued another batch");
    }
    boolean isLate = row.issuedAt().plus(PRINTABLE).isBefore(clock.instant());
    return new IssuedBatch(row.batch(), isLate ? List.of() : printed(tenant, row));
  }

  private void addVouchers(Tx tx, UUID tenant, IssueBatch command, int version) {
    var vouchers =
        IntStream.rangeClosed(1, command.count())
            .mapToObj(number -> voucher(version, tenant, command.key(), number))
            .toList();
    VoucherRows.add(tx, tenant, command.key(), vouchers);
  }

  private VoucherRows.NewVoucher voucher(int version, UUID tenant, UUID batch, int number) {
    var code = codes.draw(version, tenant, batch, number);
    return new VoucherRows.NewVoucher(
        ids.next(), number, code.substring(0, Codes.LETTERS), codes.hash(version, tenant, code));
  }

  private List<String> printed(UUID tenant, Batches.Row batch) {
    return IntStream.rangeClosed(1, batch.count())
        .mapToObj(
            number -> Codes.printed(codes.draw(batch.keyVersion(), tenant, batch.id(), number)))
        .toList();
  }

  private static void check(IssueBatch command) {
    if (PlainText.line(command.label(), LONGEST_LABEL).orElse("").isEmpty()) {
      throw Refusal.invalid("voucher_invalid", "a label has 1 to 60 characters");
    }
    if (command.count() < 1 || command.count() > MOST_CODES) {
      throw Refusal.invalid("voucher_invalid", "a batch has 1 to 1,000 vouchers");
    }
    if (command.bytes() < 1 || command.bytes() > MOST_BYTES) {
      throw Refusal.invalid("voucher_invalid", "a voucher has 1 to " + MOST_BYTES + " bytes");
    }
    var unused = reason(command.reason());
  }

  /** Of a new batch alone: the same command again, late, is still the same. */
  private static void checkExpiry(IssueBatch command, Instant now) {
    var expiresAt = command.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw Refusal.invalid("voucher_invalid", "a voucher cannot expire before it is issued");
    }
  }

  private static String reason(String given) {
    var reason = PlainText.line(given, LONGEST_REASON).orElse("");
    if (reason.isEmpty()) {
      throw Refusal.invalid("reason_missing", "a reason has 1 to 200 characters");
    }
    return reason;
  }

  @Override
  public Page<VoucherBatch> batches(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    return store.read(
        tx -> {
          var rows = Batches.before(tx, before, most + 1);
          var page = Page.of(rows, most, row -> Long.toString(row.place()));
          return new Page<>(page.items().stream().map(Batches.Row::batch).toList(), page.next());
        });
  }

  @Override
  public VoucherBatch batch(UUID id) {
    return store
        .read(tx -> Batches.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the batch"))
        .batch();
  }

  @Override
  public Page<Voucher> inBatch(UUID id, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    int after = cursor == null ? 0 : Math.toIntExact(Math.min(Page.number(cursor), MOST_CODES));
    return store.read(
        tx -> {
          var rows = VoucherRows.inBatch(tx, id, after, most + 1);
          var page = Page.of(rows, most, row -> Integer.toString(row.number()));
          return new Page<>(shown(page.items()), page.next());
        });
  }

  private List<Voucher> shown(List<VoucherRows.Row> rows) {
    var now = clock.instant();
    return rows.stream().map(row -> row.at(now)).toList();
  }

  @Override
  public Voucher voucher(UUID id) {
    return store
        .read(tx -> VoucherRows.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the voucher"))
        .at(clock.instant());
  }

  @Override
  public List<Voucher> beginning(String letters) {
    var normal = Codes.normal(letters);
    if (normal.length() < Codes.LETTERS || normal.indexOf('\0') >= 0) {
      return List.of();
    }
    return shown(
        store.read(
            tx -> VoucherRows.beginning(tx, normal.substring(0, Codes.LETTERS), MOST_FOUND)));
  }

  @Override
  public RedeemResult redeem(RedeemVoucher command) {
    var customer = command.customerId();
    return useVoucher.of(command.code(), customer, "customer:" + customer).result();
  }

  @Override
  public VoucherSignIn signIn(SignInWithVoucher command) {
    var device = command.device();
    if (device.isBlank() || device.length() > LONGEST_DEVICE || device.indexOf('\0') >= 0) {
      throw Refusal.invalid("voucher_invalid", "a device has 1 to 100 characters");
    }
    var use = useVoucher.of(command.code(), null, "device:" + device);
    var voucher = use.voucher();
    if (use.result() instanceof RedeemResult.Throttled(int seconds)) {
      return new VoucherSignIn.Throttled(seconds);
    }
    return voucher == null
        ? new VoucherSignIn.NotProven()
        : new VoucherSignIn.SignedIn(
            voucher.id(), voucher.bytes(), use.result() instanceof RedeemResult.Redeemed);
  }

  @Override
  public int voidBatch(UUID id, VoidVouchers command) {
    var reason = reason(command.reason());
    return store.write(
        tx -> {
          if (Batches.find(tx, id).isEmpty()) {
            throw Refusal.notFound("the batch");
          }
          int count = VoucherRows.voidBatch(tx, id, reason, staff(), clock.instant());
          if (count > 0) {
            tx.publish(new VouchersVoided(id, count, reason));
          }
          return count;
        });
  }

  @Override
  public boolean voidOne(UUID id, VoidVouchers command) {
    var reason = reason(command.reason());
    return store.write(
        tx -> {
          var voucher = VoucherRows.find(tx, id).orElseThrow(() -> Refusal.notFound("the voucher"));
          int count = VoucherRows.voidOne(tx, id, reason, staff(), clock.instant());
          if (count > 0) {
            tx.publish(new VouchersVoided(voucher.batchId(), count, reason));
          }
          return count > 0;
        });
  }

  private static @Nullable UUID staff() {
    return Context.current().principal().id();
  }
}
