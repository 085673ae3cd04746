package byway.operations.flags;

import byway.kit.store.Tx;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An operator's flags, as rows. */
final class FlagRows {
  static final int MOST = 500;
  private static final String SELECT =
      "select flag_key, definition, version, changed_at from flags ";

  private FlagRows() {}

  private record Row(String flagKey, String definition, long version, Instant changedAt) {
    Flag flag() {
      return new Flag(flagKey, Written.read(definition, FlagDefinition.class), version, changedAt);
    }
  }

  static List<Flag> all(Tx tx) {
    return tx.query(SELECT + "order by flag_key limit " + MOST).mapTo(Row.class).stream()
        .map(Row::flag)
        .toList();
  }

  static Optional<Flag> find(Tx tx, String key) {
    return tx.query(SELECT + "where flag_key = :key")
        .bind("key", key)
        .mapTo(Row.class)
        .findOne()
        .map(Row::flag);
  }

  static int count(Tx tx) {
    return tx.query("select count(*) from flags").mapTo(Integer.class).one();
  }

  static void put(Tx tx, UUID tenant, Flag flag) {
    tx.update(
            """
            insert into flags (tenant_id, flag_key, definition, version, changed_at)
            values (:tenant, :key, :definition::jsonb, :version, :at)
            on conflict (tenant_id, flag_key) do update
              set definition = :definition::jsonb, version = :version, changed_at = :at
            """)
        .bind("tenant", tenant)
        .bind("key", flag.key())
        .bind("definition", Written.of(flag.definition()))
        .bind("version", flag.version())
        .bind("at", flag.changedAt())
        .execute();
  }

  /** Of the last change; 0 before the first. */
  static long version(Tx tx) {
    return tx.query("select version from versions").mapTo(Long.class).findOne().orElse(0L);
  }

  /** The next one; nobody else changes anything of this operator's until the end. */
  static long next(Tx tx, UUID tenant) {
    return tx.query(
            """
            insert into versions (tenant_id, version) values (:tenant, 1)
            on conflict (tenant_id) do update set version = versions.version + 1
            returning version
            """)
        .bind("tenant", tenant)
        .mapTo(Long.class)
        .one();
  }
}
