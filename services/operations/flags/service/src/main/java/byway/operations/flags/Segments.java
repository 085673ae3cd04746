package byway.operations.flags;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.FlagsChanged;
import byway.operations.flags.api.Segment;
import java.util.List;
import java.util.UUID;

/** Who is named once for many flags, as rows. */
final class Segments {
  static final int MOST = 100;

  private Segments() {}

  private record Row(String name, String description, String constraints) {
    Segment segment() {
      return new Segment(name, description, List.of(Written.read(constraints, Constraint[].class)));
    }
  }

  static List<Segment> all(Tx tx) {
    return tx
        .query("select name, description, constraints from segments order by name limit " + MOST)
        .mapTo(Row.class)
        .stream()
        .map(Row::segment)
        .toList();
  }

  static Segment keep(Tx tx, Segment segment) {
    var tenant = Context.tenantId();
    long version = FlagRows.next(tx, tenant);
    if (FlagRows.all(tx).stream()
        .filter(flag -> flag.definition().twoAgree())
        .flatMap(flag -> flag.definition().rules().stream())
        .anyMatch(rule -> rule.segments().contains(segment.name()))) {
      throw Refusal.conflict(
          "segment_guarded", "a flag for which two have to agree is decided by it");
    }
    var all = all(tx);
    if (all.size() >= MOST && all.stream().noneMatch(one -> one.name().equals(segment.name()))) {
      throw Refusal.conflict("too_many_segments", "there are 100 segments");
    }
    put(tx, tenant, segment);
    tx.publish(new FlagsChanged(version));
    return segment;
  }

  private static void put(Tx tx, UUID tenant, Segment segment) {
    tx.update(
            """
            insert into segments (tenant_id, name, description, constraints)
            values (:tenant, :name, :description, :constraints::jsonb)
            on conflict (tenant_id, name) do update
              set description = :description, constraints = :constraints::jsonb
            """)
        .bind("tenant", tenant)
        .bind("name", segment.name())
        .bind("description", segment.description())
        .bind("constraints", Written.of(segment.constraints()))
        .execute();
  }
}
