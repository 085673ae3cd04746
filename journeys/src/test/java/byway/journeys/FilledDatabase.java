package byway.journeys;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An installation's own database, looked at and filled as its owner can. */
final class FilledDatabase implements AutoCloseable {
  /** What an operator has after some months, for so many customers. */
  private static final String ROWS =
      """
      insert into identity.people (tenant_id, person_id, kind, email, name, language, created_at)
        select {t}, md5('p' || i)::uuid, 'CUSTOMER', 'p' || i || '@example.org', 'P ' || i, 'en', now()
        from generate_series(1, {n}) i;
      insert into identity.families (tenant_id, family_id, person_id, expires_at, began_at, used_at)
        select {t}, md5('f' || i)::uuid, md5('p' || i)::uuid, now() + interval '9 days', now(), now()
        from generate_series(1, {n}) i;
      insert into identity.tokens (tenant_id, token_hash, family_id, refresh, expires_at)
        select {t}, decode(md5('k' || i) || md5('l' || i), 'hex'), md5('f' || i)::uuid, false,
          now() + interval '9 days' from generate_series(1, {n}) i;
      insert into identity.guesses (tenant_id, subject_hash, failures, blocked_until, last_at)
        select {t}, decode(md5('g' || i) || md5('h' || i), 'hex'), 1, now(), now()
        from generate_series(1, {n}) i;
      insert into balances.accounts (tenant_id, account_id, granted, consumed)
        select {t}, md5('p' || i)::uuid, case i % 100 when 0 then 1000 else 1000000000 end, 1000
        from generate_series(1, {n}) i;
      insert into balances.meters (tenant_id, session_id, account_id, device_id, used_down,
          counted_down, ceiling, closed, ended_at, opened_at)
        select {t}, md5('s' || i)::uuid, md5('p' || i)::uuid, md5('d' || i % ({n} / 20))::uuid, 1000,
          1000, 1000, i % 10 > 0, case i % 100 when 0 then now() - interval '2 minutes' end,
          now() - interval '1 day' from generate_series(1, {n}) i;
      insert into balances.lots (tenant_id, grant_key, account_id, reason, note, bytes, granted_at)
        select {t}, md5('g' || i)::uuid, md5('p' || i)::uuid, 'PACK', '', 1000000000, now()
        from generate_series(1, {n}) i;
      insert into balances.postings (tenant_id, at, account_id, from_ledger, to_ledger, unit, amount,
          reason, reference)
        select {t}, now() - i * interval '1 s', md5('p' || i % {n})::uuid, 'customer:' ||
          md5('p' || i % {n})::uuid, 'used', 'B', 500, 'CHARGE', md5('s' || i % {n})::uuid
        from generate_series(1, {n} * 2) i;
      insert into access.sessions (tenant_id, session_id, device_id, mac, customer_id, opened_at,
          closed_at, closed_for)
        select {t}, md5('s' || i)::uuid, md5('d' || i % ({n} / 20))::uuid, '02:00:00:00:00:01',
          md5('p' || i)::uuid, now(), now(), 'signed_out' from generate_series(1, {n}) i;
      insert into access.visits (tenant_id, device_id, mac, token, expires_at)
        select {t}, md5('d' || i % ({n} / 20))::uuid, substr(md5(i::text), 1, 17),
          substr(md5('v' || i), 1, 22), now() + interval '1 day' from generate_series(1, {n}) i
        on conflict do nothing;
      insert into devices.devices (tenant_id, device_id, name, serial, secret_hash)
        select {t}, md5('d' || i)::uuid, 'D' || i, 'F' || i, '' from generate_series(1, {n} / 2) i;
      insert into devices.vitals (tenant_id, device_id, online, last_seen_at)
        select {t}, md5('d' || i)::uuid, true, now() from generate_series(1, {n} / 2) i;
      insert into accesspoints.access_points (tenant_id, device_id, nas_identifier, dialect, direction,
          signs_requests, orders)
        select {t}, md5('d' || i)::uuid, 'n' || i, 'GENERIC', 'INPUT_IS_UPLOAD', true, ''
        from generate_series(1, {n} / 2) i;
      insert into accesspoints.ranges (range, nas_identifier, tenant_id, device_id)
        select ('10.0.0.0'::inet + i)::cidr, 'n' || i, {t}, md5('d' || i)::uuid
        from generate_series(1, {n} / 2) i;
      insert into accesspoints.tallies (tenant_id, session_id, device_id, acct_session_id, user_name, mac,
          address, number, base_bytes_up, base_bytes_down, began_at, bound_at)
        select {t}, md5('s' || i)::uuid, md5('d' || i % ({n} / 20))::uuid, 'a' || i, 'u',
          '02:00:00:00:00:01', '10.0.0.1', 1, 0, 0, now(), now() from generate_series(1, {n}) i;
      insert into accesspoints.given_classes (tenant_id, device_id, mac, class, given_at)
        select {t}, md5('d' || i % ({n} / 20))::uuid, substr(md5(i::text), 1, 17), '0x00', now()
        from generate_series(1, {n}) i
        on conflict do nothing;
      select usage.ensure_month('records', now()::date);
      select usage.ensure_month('packed_records', now()::date);
      insert into usage.records (tenant_id, account_id, at, session_id, device_id, bytes_up, bytes_down)
        select {t}, md5('p' || i)::uuid, now(), md5('s' || i)::uuid, md5('d' || i % ({n} / 20))::uuid, 1, 1
        from generate_series(1, {n}) i;
      insert into usage.packed_records (tenant_id, account_id, last_at, last_number, first_at, records)
        select {t}, md5('p' || i)::uuid, date_trunc('month', now()), i, date_trunc('month', now()), ''
        from generate_series(1, {n}) i;
      insert into usage.account_days (tenant_id, account_id, day, bytes_up, bytes_down)
        select {t}, md5('p' || i)::uuid, current_date - d, 1, 1
        from generate_series(1, {n}) i, generate_series(1, 3) d;
      insert into usage.account_hours (tenant_id, account_id, hour, bytes_up, bytes_down)
        select {t}, md5('p' || i)::uuid, date_trunc('hour', now()) - d * interval '1 hour', 1, 1
        from generate_series(1, {n}) i, generate_series(1, 3) d;
      insert into usage.device_days (tenant_id, device_id, day, bytes_up, bytes_down)
        select {t}, md5('d' || i)::uuid, current_date - d, 1, 1
        from generate_series(1, {n} / 2) i, generate_series(1, 3) d;
      insert into usage.inbox (event_id, subscription)
        select md5(i::text)::uuid, 'balances.bytes-charged.v2' from generate_series(1, {n}) i;
      insert into rewards.inbox (event_id, subscription)
        select md5(i::text)::uuid, 'access.session-opened.v1' from generate_series(1, {n}) i;
      insert into rewards.guests (tenant_id, guest_id, reward_id, session_id, device_id, mac, at, settled)
        select {t}, md5('p' || i)::uuid, md5('r' || i)::uuid, md5('s' || i)::uuid,
          md5('d' || i % ({n} / 20))::uuid, '', now(), true from generate_series(1, {n}) i;
      insert into notifications.messages (tenant_id, message_id, channel, recipient, body, at,
          delivered_at, tries, next_try_at, state)
        select {t}, md5('m' || i)::uuid, 'MAIL', 'p@example.org', 'x', now(), now(), 1, now(), 'SENT'
        from generate_series(1, {n}) i;
      insert into orders.orders (tenant_id, order_id, customer_id, pack_id, pack_name, bytes,
          price_minor, currency, state, return_url, cancel_url, save_card, placed_at)
        select {t}, md5('o' || i)::uuid, md5('p' || i)::uuid, md5('x')::uuid, 'x', 1, 1, 'EUR',
          'FULFILLED', '', '', false, now() from generate_series(1, {n}) i;
      insert into payments.payments (tenant_id, order_id, customer_id, amount_minor, currency, state,
          description, return_url, cancel_url, save_card, asked_at)
        select {t}, md5('o' || i)::uuid, md5('p' || i)::uuid, 1, 'EUR', 'FAILED', '', '', '', false, now()
        from generate_series(1, {n}) i;
      insert into audit.acts (tenant_id, number, act_key, at, act, subject, reason, hash)
        select {t}, 1000000000 + i, md5('y' || i)::uuid, now(), 'x', 'x', 'x', 'x'
        from generate_series(1, {n}) i;
      vacuum (analyze)
      """;

  private final Connection connection;

  FilledDatabase(Installation byway) throws IOException, SQLException {
    this.connection = DatabaseOwner.connect(byway.data);
  }

  void fill(UUID tenant, int customers) throws SQLException {
    run("set synchronous_commit = off");
    for (var sql : ROWS.split(";\n")) {
      run(sql.replace("{t}", "'" + tenant + "'::uuid").replace("{n}", Integer.toString(customers)));
    }
  }

  /** From the next start on the server writes down how it did each statement of the services. */
  void explainFromNowOn() throws SQLException {
    run("load 'auto_explain'");
    run("alter system set session_preload_libraries = 'auto_explain'");
    run("alter system set auto_explain.log_min_duration = 0");
    run("alter system set auto_explain.log_analyze = on");
    run("alter system set auto_explain.log_timing = off");
    run("alter system set auto_explain.log_buffers = on");
    run("alter system set auto_explain.log_format = 'json'");
    run("alter system set auto_explain.log_parameter_max_length = 0");
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** For sessions that were ended and whose hotspots say nothing. */
  void letAMinutePass() throws SQLException {
    run("update balances.meters set ended_at = ended_at - interval '61 s' where not closed");
  }

  /** As {@code schema.table}; a partition is its whole. */
  Set<String> tables() throws SQLException {
    return names(
        """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname not in ('pg_catalog', 'information_schema', 'byway') and c.relname <> 'migrations'
        """);
  }

  /** A service's tables that nobody should read through, partitions too. */
  Set<String> bigTables(String service, int rows) throws SQLException {
    return names(
        """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = '%s' and c.reltuples >= %d
        """
            .formatted(service, rows));
  }

  /** Lines of a table: what a row takes, where there are many. */
  String bytesOfRows() throws SQLException {
    return String.join(
            "\n",
            names(
                """
                select format('| %s.%s | %s |', n.nspname, c.relname,
                  round(pg_total_relation_size(c.oid) / c.reltuples))
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.reltuples >= 10000 and n.nspname <> 'pg_catalog'
                """))
        + "\n";
  }

  private Set<String> names(String sql) throws SQLException {
    var names = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
