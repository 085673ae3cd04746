package byway.kit.filters;

import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service with cafés of two operators, alike to a hair but for their ids. */
final class Cafes extends Store {
  static final TestInfrastructure GROUND = TestInfrastructure.fresh();
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  static final Cafes CAFES = new Cafes(GROUND.databases());
  static final UUID TENANT = UUID.randomUUID();
  static final UUID OTHER = UUID.randomUUID();

  /** Words that are no SQL, no pattern, and no one case. */
  static final List<String> NAMES =
      List.of(
          "Café Luna",
          "CAFÉ LUNA",
          "cafe luna",
          "100% juice",
          "100 juice",
          "a_b",
          "acb",
          "back\\slash",
          "O'Hara",
          "\"quoted\"",
          "'; drop table cafes; --",
          "İstanbul",
          "straße",
          "ΣΊΣΥΦΟΣ",
          "日本 ☕",
          "𝒳 and 😀",
          "",
          " ",
          "-dash",
          ":name",
          "null");

  static final List<Cafe> ROWS = seed(TENANT, 1);
  static final List<Cafe> OTHERS = seed(OTHER, 1);

  private Cafes(Databases databases) {
    super(databases, "cafes", "V1__cafes.sql");
  }

  static Page<Cafe> page(String filter, String sort, @Nullable String cursor, int limit) {
    var query = Cafe.COLUMNS.query(filter, sort, cursor, limit, NOW, ZONE).orRefuse();
    return GROUND.as(TENANT, () -> CAFES.read(tx -> query.page(tx, SELECT, Map.of(), Cafe.class)));
  }

  static final String SELECT =
      """
      select id, name, note, state, visits, spent_minor, opened_at, seen_at, online, mac from cafes
      """;

  /** Everything that is found, page by page. */
  static List<Cafe> all(String filter, String sort, int limit) {
    var all = new ArrayList<Cafe>();
    String cursor = null;
    do {
      var page = page(filter, sort, cursor, limit);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  private static List<Cafe> seed(UUID tenant, long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<Cafe>();
    for (int i = 0; i < 70; i++) {
      rows.add(
          new Cafe(
              new UUID(tenant.getMostSignificantBits(), random.nextLong()),
              NAMES.get(i % NAMES.size()),
              random.nextBoolean() ? NAMES.get(random.nextInt(NAMES.size())) : null,
              Cafe.State.values()[random.nextInt(3)],
              random.nextInt(5) - 1,
              random.nextBoolean() ? random.nextLong(5) * 125 - 125 : null,
              NOW.minusSeconds(random.nextInt(6) * 43_200L),
              random.nextBoolean() ? NOW.minusSeconds(random.nextInt(200) * 3_600L) : null,
              random.nextBoolean(),
              random.nextBoolean() ? "3e:e8:e7:3f:29:d" + random.nextInt(3) : null));
    }
    GROUND.as(tenant, () -> CAFES.write(tx -> insert(tx, rows)));
    return rows;
  }

  private static int insert(byway.kit.store.Tx tx, List<Cafe> rows) {
    var batch =
        tx.batch(
            """
            insert into cafes values (:tenant, :id, :name, :note, :state, :visits, :spent, :opened,
              :seen, :online, :mac)
            """);
    for (var row : rows) {
      batch
          .bind("tenant", Context.tenantId())
          .bind("id", row.id())
          .bind("name", row.name())
          .bind("note", row.note())
          .bind("state", row.state().name())
          .bind("visits", row.visits())
          .bind("spent", row.spentMinor())
          .bind("opened", row.openedAt())
          .bind("seen", row.seenAt())
          .bind("online", row.online())
          .bind("mac", row.mac())
          .add();
    }
    return batch.execute().length;
  }
}
