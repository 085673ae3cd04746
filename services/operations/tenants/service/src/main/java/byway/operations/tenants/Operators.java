package byway.operations.tenants;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operators' rows. */
final class Operators {
  private static final String SELECT =
      """
      select t.*, array(select host from hosts h where h.tenant_id = t.tenant_id order by position)
        as hosts
      from tenants t
      """;

  private Operators() {}

  static boolean add(Tx tx, CreateTenant command) {
    return tx.update(
                """
                insert into tenants (tenant_id, slug, name, currency, guest_bonus_bytes,
                  owner_bonus_bytes, owner_bonuses_per_day, device_bonuses_per_day, slice_bytes,
                  accent, logo, first_bytes, first_minutes, welcomes_per_hotspot,
                  welcomes_per_address, welcomes_per_operator, owner_after_bytes,
                  country, time_zone)
                values (:id, :slug, :name, :currency, :guestBonusBytes, :ownerBonusBytes,
                  :ownerBonusesPerDay, :deviceBonusesPerDay, :sliceBytes,
                  :accent, :logo, :firstBytes, :firstMinutes, :perHotspotADay, :perAddressADay,
                  :perOperatorADay, :ownerAfterBytes,
                  nullif(:country, ''), nullif(:timeZone, ''))
                on conflict do nothing
                """)
            .bind("id", command.id())
            .bind("slug", command.slug())
            .bind("name", command.name())
            .bind("currency", command.currency())
            .bindMethods(command.settings())
            .bindMethods(rules(command.settings()))
            .bind("accent", look(command.settings()).accent().toLowerCase(Locale.ROOT))
            .bind("logo", look(command.settings()).logo())
            .execute()
        == 1;
  }

  static boolean changeLook(Tx tx, UUID id, ChangeLook command) {
    return tx.update(
                """
                update tenants set name = :name, accent = :accent, logo = :logo
                where tenant_id = :id
                """)
            .bind("id", id)
            .bind("name", command.name())
            .bind("accent", command.look().accent().toLowerCase(Locale.ROOT))
            .bind("logo", command.look().logo())
            .execute()
        == 1;
  }

  static boolean addHost(Tx tx, UUID tenantId, String host, int position) {
    return tx.update(
                """
                insert into hosts (host, tenant_id, position) values (:host, :tenant, :position)
                on conflict do nothing
                """)
            .bind("host", host.toLowerCase(Locale.ROOT))
            .bind("tenant", tenantId)
            .bind("position", position)
            .execute()
        == 1;
  }

  /** Without a name it keeps the one that it has. */
  static boolean change(Tx tx, UUID id, @Nullable String name, TenantSettings settings) {
    return tx.update(
                """
                update tenants set name = coalesce(:name, name), guest_bonus_bytes = :guestBonusBytes,
                  owner_bonus_bytes = :ownerBonusBytes, slice_bytes = :sliceBytes,
                  owner_bonuses_per_day = :ownerBonusesPerDay,
                  device_bonuses_per_day = :deviceBonusesPerDay,
                  accent = :accent, logo = :logo,
                  first_bytes = :firstBytes, first_minutes = :firstMinutes,
                  welcomes_per_hotspot = :perHotspotADay, welcomes_per_address = :perAddressADay,
                  welcomes_per_operator = :perOperatorADay, owner_after_bytes = :ownerAfterBytes,
                  country = nullif(:country, ''), time_zone = nullif(:timeZone, '')
                where tenant_id = :id
                """)
            .bind("id", id)
            .bind("name", name)
            .bindMethods(settings)
            .bindMethods(rules(settings))
            .bind("accent", look(settings).accent().toLowerCase(Locale.ROOT))
            .bind("logo", look(settings).logo())
            .execute()
        == 1;
  }

  /** One that nobody else changes until this transaction has ended. */
  static Optional<Tenant> lock(Tx tx, UUID id) {
    return tx.query(SELECT + "where tenant_id = :id for update of t")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<Tenant> byId(Tx tx, UUID id) {
    return tx.query(SELECT + "where tenant_id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<Tenant> bySlug(Tx tx, String slug) {
    return tx.query(SELECT + "where slug = :slug")
        .bind("slug", slug)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** With its port if the operator has that, or else without. */
  static Optional<Tenant> byHost(Tx tx, String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return tx.query(
            SELECT
                + """
                join hosts at on at.tenant_id = t.tenant_id
                where at.host in (:host, :name) order by length(at.host) desc limit 1
                """)
        .bind("host", name)
        .bind("name", name.replaceFirst(":\\d+$", ""))
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Tenant> after(Tx tx, String slug, int most) {
    return tx.query(SELECT + "where slug > :slug order by slug limit :most")
        .bind("slug", slug)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static Page<Tenant> find(Tx tx, ListQuery<Tenant> query) {
    return query.page(tx, SELECT, Map.of(), (row, context) -> read(row));
  }

  private static Tenant read(ResultSet row) throws SQLException {
    Array hosts = row.getArray("hosts");
    return new Tenant(
        row.getObject("tenant_id", UUID.class),
        row.getString("slug"),
        row.getString("name"),
        List.of((String[]) hosts.getArray()),
        row.getString("currency"),
        new TenantSettings(
            row.getLong("guest_bonus_bytes"),
            row.getLong("owner_bonus_bytes"),
            row.getInt("owner_bonuses_per_day"),
            row.getInt("device_bonuses_per_day"),
            row.getLong("slice_bytes"),
            new TenantLook(row.getString("accent"), row.getString("logo")),
            new WelcomeRules(
                row.getLong("first_bytes"),
                row.getInt("first_minutes"),
                row.getInt("welcomes_per_hotspot"),
                row.getInt("welcomes_per_address"),
                row.getInt("welcomes_per_operator"),
                row.getLong("owner_after_bytes")),
            row.getString("country"),
            row.getString("time_zone")),
        Standing.suspension(row),
        Standing.limits(row));
  }

  static WelcomeRules rules(TenantSettings settings) {
    return Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
  }

  static TenantLook look(TenantSettings settings) {
    return Objects.requireNonNullElse(settings.look(), TenantLook.USUAL);
  }
}
