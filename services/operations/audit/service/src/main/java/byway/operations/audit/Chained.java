package byway.operations.audit;

import byway.operations.audit.api.Act;
import byway.operations.audit.api.Chain;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Acts as they follow one another from a head on. */
final class Chained {
  private final UUID tenantId;
  private final List<Act> all = new ArrayList<>();
  private long number;
  private String hash;

  Chained(UUID tenantId, long number, String hash) {
    this.tenantId = tenantId;
    this.number = number;
    this.hash = hash;
  }

  Act next(Act given) {
    number++;
    var act = at(given, number, "");
    hash = Chain.hash(tenantId, hash, act);
    var whole = at(given, number, hash);
    all.add(whole);
    return whole;
  }

  private static Act at(Act given, long number, String hash) {
    return new Act(
        number,
        Chain.FORM,
        given.at().truncatedTo(ChronoUnit.MILLIS),
        given.kind(),
        given.by(),
        given.role(),
        given.act(),
        given.call(),
        given.subject(),
        given.outcome(),
        given.code(),
        given.reason(),
        given.changes(),
        given.trace(),
        hash);
  }

  long number() {
    return number;
  }

  String hash() {
    return hash;
  }

  List<Act> all() {
    return all;
  }
}
