package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.network.devices.api.DeviceIdentities;
import byway.network.enrolment.Boxes.Box;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.LookAtBox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What boxes ask. Each proves its key with every question; nobody else is told anything. */
@Singleton
class Asking {
  static final Duration CODE_LIFE = Duration.ofMinutes(30);

  /** A box that is there comes again every few seconds. */
  private static final Duration GONE = Duration.ofMinutes(1);

  private static final Duration NOTED_EVERY = Duration.ofSeconds(20);
  private static final int MOST_WAITING = 1_000;
  static final int MOST_OF_ONE_NETWORK = 16;

  private final EnrolmentStore store;
  private final EnrolmentAuthority authority;
  private final DeviceIdentities identities;
  private final Finishing finishing;
  private final Codes codes;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Asking(
      EnrolmentStore store,
      EnrolmentAuthority authority,
      DeviceIdentities identities,
      Finishing finishing,
      Codes codes,
      Ids ids,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.authority = authority;
    this.identities = identities;
    this.finishing = finishing;
    this.codes = codes;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  AskedToEnrol ask(AskToEnrol asked) {
    var serial = Texts.serial(asked.serial());
    var model = Texts.model(asked.model());
    var hash = Texts.secretHash(asked.secretHash());
    var key = Texts.bytes(asked.publicKey());
    var unused = Texts.key(key);
    if (!Texts.hasSaid(key, asked.proof(), "byway-ask", asked.serial(), asked.model(), hash)) {
      throw counted("proof_wrong", Refusal.forbidden("the box's key has not signed this"));
    }
    var id = Texts.boxId(key);
    boolean isOver = isOver(id);
    var now = clock.instant();
    var fresh =
        new Box(
            id,
            serial,
            model,
            key,
            hash,
            asked.from(),
            1,
            now,
            now,
            now.plus(CODE_LIFE),
            false,
            null,
            "",
            null,
            null,
            false,
            "",
            "",
            false);
    var box = store.write(tx -> put(tx, fresh, asked.token(), isOver));
    count("asked");
    return told(box, asked.claimAt());
  }

  /** A hotspot that is retired, or has another key by now, begins anew. */
  private boolean isOver(UUID id) {
    var device = store.read(tx -> Boxes.find(tx, id)).map(Box::deviceId).orElse(null);
    return device != null && identities.get(device).retired();
  }

  private Box put(Tx tx, Box fresh, String token, boolean isOver) {
    var now = fresh.askedAt();
    var known = Boxes.lock(tx, fresh.boxId()).orElse(null);
    if (known != null && known.deviceId() != null && !isOver) {
      return known;
    }
    var expected = isOver ? null : announced(tx, fresh, token);
    boolean isNew = known == null || isOver || known.isOver(now);
    if (isNew && expected == null) {
      checkRoom(tx, fresh);
    }
    int number = known == null ? 1 : isNew ? known.codeNumber() + 1 : known.codeNumber();
    var box = fresh.asKnown(known, number, isNew, expected != null);
    Boxes.put(tx, box, codes.hash(Context.tenantId(), code(box, expected)));
    if (expected != null) {
      ExpectedBoxes.came(tx, box.serial(), box.boxId());
      if (expected.isSomebodys()) {
        var claimed =
            box.claimed(
                new Boxes.Claimed(
                    ids.next(),
                    expected.name().isEmpty() ? box.serial() : expected.name(),
                    expected.ownerId(),
                    null,
                    false,
                    expected.shownAs(),
                    expected.claimedBy()));
        Boxes.claim(tx, claimed, now);
        return claimed;
      }
    }
    return box;
  }

  private void checkRoom(Tx tx, Box fresh) {
    var now = fresh.askedAt();
    if (Boxes.countWaiting(tx, fresh.cameFrom(), now) >= MOST_OF_ONE_NETWORK
        || Boxes.countWaiting(tx, null, now) >= MOST_WAITING
            && !Boxes.makeRoom(tx, now.minus(GONE))) {
      throw counted(
          "too_many",
          Refusal.tooMany("too_many_boxes", "too many boxes wait to be claimed; come again later")
              .after((int) GONE.toSeconds()));
    }
  }

  /**
   * The one of this serial number that was announced, which has to prove that it is it; once that
   * has come, another has to be claimed like any.
   */
  private ExpectedBoxes.@Nullable Row announced(Tx tx, Box fresh, String token) {
    var row = ExpectedBoxes.find(tx, fresh.serial()).orElse(null);
    if (row == null || row.boxId() != null && !row.boxId().equals(fresh.boxId())) {
      return null;
    }
    if (!row.isProvenBy(fresh.publicKey(), token)) {
      throw counted(
          "serial_unproven",
          Refusal.forbidden("a box with this serial number was announced, and this is another"));
    }
    return row;
  }

  /** An announced box shows what is on its label. */
  private String code(Box box, ExpectedBoxes.@Nullable Row expected) {
    var tenant = Context.tenantId();
    return expected != null
        ? codes.ofLabel(tenant, expected.batchId(), expected.serial())
        : codes.ofBox(tenant, box.boxId(), box.codeNumber());
  }

  private AskedToEnrol told(Box box, String claimAt) {
    var expected =
        box.expected() ? store.read(tx -> ExpectedBoxes.find(tx, box.serial())).orElse(null) : null;
    var code = Codes.printed(code(box, expected));
    var address = claimAt + code;
    return new AskedToEnrol(
        box.boxId(),
        code,
        address,
        QrRows.of(address),
        box.expiresAt(),
        codes.nonce(Context.tenantId(), box.boxId(), clock.instant()),
        authority.asTold().certificate());
  }

  BoxState look(UUID id, LookAtBox look) {
    var tenant = Context.tenantId();
    var now = clock.instant();
    var box = store.read(tx -> Boxes.find(tx, id)).orElseThrow(Asking::unknown);
    if (!Texts.hasSaid(box.publicKey(), look.proof(), "byway-look", id.toString(), look.nonce())) {
      throw counted("proof_wrong", Refusal.forbidden("the box's key has not signed this"));
    }
    if (!codes.isFresh(look.nonce(), tenant, id, now)) {
      throw counted("nonce_old", Refusal.of(410, "nonce_old", "this question is of another time"));
    }
    var device = box.deviceId();
    if (device != null) {
      finishing.finish(box);
      return claimed(box, device, look);
    }
    if (box.isOver(now)) {
      throw counted("code_expired", Refusal.of(410, "code_expired", "the code is good no more"));
    }
    note(box, now);
    return new BoxState.Waiting(codes.nonce(tenant, id, now));
  }

  private void note(Box box, Instant now) {
    if (box.seenAt().plus(NOTED_EVERY).isBefore(now)) {
      store.change(tx -> Boxes.seen(tx, box.boxId(), now));
    }
  }

  private BoxState claimed(Box box, UUID device, LookAtBox look) {
    var signature =
        authority.sign(
            "byway-identity",
            box.boxId().toString(),
            look.nonce(),
            look.operator(),
            device.toString(),
            look.mqtt(),
            look.portal());
    return new BoxState.Claimed(device, box.name(), box.shownAs(), signature);
  }

  static Refusal unknown() {
    return Refusal.notFound("the box");
  }

  private Refusal counted(String outcome, Refusal refusal) {
    count(outcome);
    return refusal;
  }

  private void count(String outcome) {
    metrics.counter("byway_enrolments_total", "outcome", outcome).increment();
  }
}
