package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An installation that has been running since before there were months. */
class MonthsMigrationTest {
  static final String[] BEFORE = {
    "V1__charging.sql", "V2__versions.sql", "V3__ahead.sql", "V6__postings_by_day.sql"
  };
  static final UUID ACCOUNT = new UUID(1, 1);

  /** That of all test databases on the server: the service's password there follows from it. */
  static final String SECRET = "a secret that only tests know, of fair length";

  /** Two months, an odd time; a grant, a sale and what was taken back; in no order of time. */
  static final String ROWS =
      """
      insert into accounts (tenant_id, account_id, granted, withdrawn, consumed)
        values ('{t}', '{a}', 1000, 100, 60);
      insert into lots (tenant_id, grant_key, account_id, reason, note, bytes, granted_at)
        values ('{t}', '{a}', '{a}', 'PACK', '', 1000, '2026-01-01');
      insert into withdrawals (tenant_id, grant_key, account_id, bytes, withdrawn_at)
        values ('{t}', '{a}', '{a}', 100, '2026-01-02');
      insert into meters (tenant_id, session_id, account_id, device_id, used_up, ceiling, closed, opened_at)
        values ('{t}', '{a}', '{a}', '{a}', 60, 60, true, '2026-01-31');
      insert into postings (tenant_id, at, account_id, from_ledger, to_ledger, unit, amount, reason, reference)
        values ('{t}', '2026-01-01', '{a}', 'issued', 'customer', 'B', 1000, 'PURCHASE', '{a}'),
               ('{t}', '2026-02-01T00:00Z', '{a}', 'customer', 'used', 'B', 20, 'USE', '{a}'),
               ('{t}', '2026-01-31T23:59:59.999Z', '{a}', 'customer', 'used', 'B', 30, 'USE', '{a}'),
               ('{t}', '1999-12-31', '{a}', 'customer', 'used', 'B', 10, 'USE', '{a}'),
               ('{t}', '2026-01-02', '{a}', 'customer', 'taken-back', 'B', 100, 'REFUND', '{a}');
      """;

  final List<UUID> tenants = List.of(UUID.randomUUID(), UUID.randomUUID());

  @Test
  void postings_are_carried_over_to_their_months_and_the_numbers_go_on() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      fill(infrastructure.databases());
      var store = new BalancesStore(infrastructure.databases());
      for (var tenant : tenants) {
        assertThat(lines(store, tenant))
            .containsExactly(
                "postings_of_business 1000",
                "postings_used_2026_02 20",
                "postings_used_2026_01 30",
                "postings_used_of_odd_times 10",
                "postings_of_business 100");
        assertThat(problems(store, infrastructure, tenant)).isEmpty();
      }
      assertThat(lastNumber(store)).isEqualTo(10);
      var unused =
          store.<Integer>across(
              tenants,
              tx ->
                  tx.update(
                          """
                      insert into postings (tenant_id, at, account_id, from_ledger, to_ledger,
                        unit, amount, reason, reference)
                      select tenant_id, at, account_id, from_ledger, to_ledger, unit, amount,
                        reason, reference from postings where number = 2
                      """)
                      .execute());
      assertThat(lastNumber(store)).isEqualTo(11);
    }
  }

  @Test
  void a_role_that_may_only_create_roles_and_schemas_migrates_and_closes() throws SQLException {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var database = infrastructure.jdbcUrl().replaceAll(".*/", "");
      var role = "installer_" + database;
      try (var owner =
              DriverManager.getConnection(
                  infrastructure.jdbcUrl(),
                  TestInfrastructure.superuser(),
                  TestInfrastructure.superuserPassword());
          var statement = owner.createStatement()) {
        statement.execute("create role %s login createrole password 'x'".formatted(role));
        statement.execute("alter database %s owner to %s".formatted(database, role));
        // Tests share a server, whose superuser has made the service's role for another database.
        if (exists(owner)) {
          statement.execute("grant byway_balances to %s with admin option".formatted(role));
        }
      }
      try (var databases =
          new Databases(infrastructure.jdbcUrl(), role, "x", new Keys(SECRET), 2)) {
        fill(databases);
        var store = new BalancesStore(databases);
        infrastructure.clock.advance(Duration.ofDays(3 * 365));
        var chore =
            new CloseMonths(
                store,
                new KnownTenants(tenants.toArray(UUID[]::new)),
                new ChargingCache(),
                infrastructure.clock,
                24);
        Context.platform().run(chore::run);
        for (var tenant : tenants) {
          assertThat(lines(store, tenant))
              .containsExactly("postings_of_business 1000", "postings_of_business 100");
          assertThat(problems(store, infrastructure, tenant)).isEmpty();
        }
      }
    }
  }

  private static boolean exists(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var rows =
            statement.executeQuery("select 1 from pg_roles where rolname = 'byway_balances'")) {
      return rows.next();
    }
  }

  private void fill(Databases databases) {
    var before = new Store(databases, "balances", BEFORE) {};
    for (var tenant : tenants) {
      for (var sql : ROWS.split(";\n")) {
        var unused =
            before.<Integer>across(
                List.of(tenant),
                tx ->
                    tx.update(
                            sql.replace("{t}", tenant.toString())
                                .replace("{a}", ACCOUNT.toString()))
                        .execute());
      }
    }
  }

  private static List<String> lines(BalancesStore store, UUID tenant) {
    return store.across(
        List.of(tenant),
        tx ->
            tx.query(
                    """
                    select c.relname || ' ' || p.amount from postings p
                    join pg_class c on c.oid = p.tableoid order by p.number
                    """)
                .mapTo(String.class)
                .list());
  }

  private long lastNumber(BalancesStore store) {
    return store.<Long>across(
        tenants, tx -> tx.query("select max(number) from postings").mapTo(Long.class).one());
  }

  private static List<String> problems(
      BalancesStore store, TestInfrastructure infrastructure, UUID tenant) {
    return infrastructure.as(tenant, () -> store.read(BooksProof::of)).problems();
  }
}
