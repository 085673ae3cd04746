package byway.network.enrolment;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Cursor;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.network.enrolment.BatchFile.Line;
import byway.network.enrolment.BatchRows.Place;
import byway.network.enrolment.api.Batch;
import byway.network.enrolment.api.BatchResult;
import byway.network.enrolment.api.BatchResult.Rejected;
import byway.network.enrolment.api.BatchResult.TakenIn;
import byway.network.enrolment.api.BoxLabel;
import byway.network.enrolment.api.EnrolmentBatches;
import byway.network.enrolment.api.ExpectedBox;
import byway.network.enrolment.api.TakeInBatch;
import byway.people.identity.api.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(EnrolmentBatchesEndpoint.class)
class EnrolmentBatchesEndpoint implements EnrolmentBatches {
  private static final int LONGEST_LABEL = 60;
  private static final int MOST_OWNERS = 50;
  private static final String LIST = "expected";

  private final EnrolmentStore store;
  private final Identity identity;
  private final Codes codes;
  private final InstantSource clock;

  EnrolmentBatchesEndpoint(
      EnrolmentStore store, Identity identity, Codes codes, InstantSource clock) {
    this.store = store;
    this.identity = identity;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public BatchResult takeIn(TakeInBatch command) {
    var label =
        PlainText.line(command.label(), LONGEST_LABEL)
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () -> Refusal.invalid("label_invalid", "a batch's name has 1 to 60 characters"));
    var known = store.read(tx -> BatchRows.find(tx, command.id()));
    if (known.isPresent()) {
      return new TakenIn(known.get());
    }
    var file = BatchFile.read(command.csv());
    var owners = owners(file);
    return file.wrong().isEmpty()
        ? store.write(tx -> takeIn(tx, command.id(), label, file, owners))
        : new Rejected(List.copyOf(file.wrong()));
  }

  private BatchResult takeIn(
      Tx tx, UUID id, String label, BatchFile file, Map<String, UUID> owners) {
    var serials = file.lines().stream().map(Line::serial).toList();
    var taken = ExpectedBoxes.known(tx, serials);
    file.lines().stream()
        .filter(line -> taken.contains(line.serial()))
        .forEach(
            line ->
                file.reject(
                    line.number(),
                    "serial_known",
                    "%s was announced before".formatted(line.serial())));
    if (!file.wrong().isEmpty()) {
      return new Rejected(List.copyOf(file.wrong()));
    }
    if (BatchRows.add(tx, id, label, file.lines().size(), clock.instant())) {
      file.lines().forEach(line -> add(tx, id, line, owners.get(line.owner())));
    }
    return new TakenIn(BatchRows.find(tx, id).orElseThrow());
  }

  private void add(Tx tx, UUID batch, Line line, @Nullable UUID owner) {
    var tenant = Context.tenantId();
    var row =
        new ExpectedBoxes.Row(
            line.serial(),
            batch,
            line.byKey(),
            line.proofHash(),
            owner,
            line.name(),
            line.order(),
            "",
            "",
            null,
            null);
    ExpectedBoxes.add(tx, row, codes.hash(tenant, codes.ofLabel(tenant, batch, line.serial())));
  }

  private Map<String, UUID> owners(BatchFile file) {
    var named = file.owners();
    var owners = new HashMap<String, UUID>();
    if (named.size() > MOST_OWNERS) {
      file.reject(0, "too_many_owners", "a list has boxes of at most 50 owners");
      return owners;
    }
    for (var name : named) {
      var found = owner(name);
      if (found == null) {
        file.lines().stream()
            .filter(line -> line.owner().equals(name))
            .forEach(
                line ->
                    file.reject(line.number(), "owner_unknown", "no customer is " + line.owner()));
      } else {
        owners.put(name, found);
      }
    }
    return owners;
  }

  private @Nullable UUID owner(String name) {
    var field = name.indexOf('@') > 0 ? "email" : "id";
    var quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    try {
      var found =
          identity.find(new ListRequest("%s=\"%s\"".formatted(field, quoted), "", null, 2)).items();
      return found.size() == 1 ? found.getFirst().id() : null;
    } catch (Refusal refusal) {
      return null; // nothing that could be asked for
    }
  }

  @Override
  public Page<Batch> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? null : Place.read(cursor);
    var found = store.read(tx -> BatchRows.page(tx, after, most + 1));
    return Page.of(found, most, Place::cursor);
  }

  @Override
  public Batch get(UUID id) {
    return store.read(tx -> BatchRows.find(tx, id)).orElseThrow(EnrolmentBatchesEndpoint::unknown);
  }

  @Override
  public Page<ExpectedBox> boxes(UUID id, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? "" : Cursor.read(LIST, cursor, Cursor::text);
    var unused = get(id);
    var found = store.read(tx -> ExpectedBoxes.inBatch(tx, id, after, most + 1));
    var page = Page.of(found, most, row -> Cursor.of(LIST, row.serial()));
    return new Page<>(
        page.items().stream().map(EnrolmentBatchesEndpoint::shown).toList(), page.next());
  }

  private static ExpectedBox shown(ExpectedBoxes.Row row) {
    return new ExpectedBox(
        row.serial(),
        row.name(),
        row.orderReference(),
        row.ownerId(),
        row.isSomebodys(),
        row.boxId());
  }

  @Override
  public List<BoxLabel> labels(UUID id, String claimAt) {
    var unused = get(id);
    var tenant = Context.tenantId();
    return store.read(tx -> ExpectedBoxes.inBatch(tx, id, "", TakeInBatch.MOST_BOXES)).stream()
        .filter(row -> !row.isSomebodys())
        .map(row -> label(row.serial(), codes.ofLabel(tenant, id, row.serial()), claimAt))
        .toList();
  }

  private static BoxLabel label(String serial, String code, String claimAt) {
    var printed = Codes.printed(code);
    var address = claimAt + printed;
    return new BoxLabel(serial, printed, address, QrRows.of(address));
  }

  private static Refusal unknown() {
    return Refusal.notFound("the batch");
  }
}
