package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.SetAccessPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * Where access points speak from. They are told apart by secret, so what one operator says never
 * takes anything from another: each has a number of places of its own at every address.
 */
final class RangeRows {
  /** Of one operator, by one NAS-Identifier or without one, at one address. */
  static final int MOST_AT_ONE_ADDRESS = 32;

  /** By the name that was given and without one. */
  static final int MOST_OF_EACH = 2 * MOST_AT_ONE_ADDRESS;

  static final int MOST_IN_ALL = 4_096;
  private static final int MOST_TOLD = 20_000;
  private static final int PAGE = 500;
  private static final int MOST_BITS = 129;

  private RangeRows() {}

  /** One that is narrow enough to tell an access point from the rest of the world. */
  record Narrow(int width, String range) {}

  /** Whose an address may be. */
  record Place(UUID tenantId, UUID deviceId) {}

  static void set(Tx tx, UUID tenant, SetAccessPoint wanted) {
    tx.update("delete from ranges where tenant_id = :tenant and device_id = :device")
        .bind("tenant", tenant)
        .bind("device", wanted.deviceId())
        .execute();
    if (!wanted.signsRequests() && !wanted.ranges().isEmpty()) {
      Turns.of(tx, "access points that do not sign");
    }
    for (var range : wanted.ranges()) {
      if (!wanted.signsRequests() && isMistakable(tx, tenant, wanted, range)) {
        throw Refusal.conflict(
            "not_told_apart",
            "another access point that does not sign its requests speaks from there as well");
      }
      tx.update(
              """
              insert into ranges (range, nas_identifier, tenant_id, device_id, signs)
              values (network(:range::inet), :name, :tenant, :device, :signs) on conflict do nothing
              """)
          .bind("range", range)
          .bind("name", wanted.nasIdentifier())
          .bind("tenant", tenant)
          .bind("device", wanted.deviceId())
          .bind("signs", wanted.signsRequests())
          .execute();
    }
    if (crowd(tx, tenant, wanted.deviceId()) > MOST_AT_ONE_ADDRESS) {
      throw Refusal.conflict(
          "too_many_at_address",
          "at most %d access points of one NAS-Identifier, or without one, speak from one address"
              .formatted(MOST_AT_ONE_ADDRESS));
    }
  }

  /**
   * Who does not sign and is as near is told apart by nothing. Of another operator one that is
   * nearer would take what is this one's: an operator's own ranges may lie within one another.
   */
  private static boolean isMistakable(Tx tx, UUID tenant, SetAccessPoint wanted, String range) {
    return tx.query(
            """
            select exists (select from ranges where not signs and range && network(:range::inet)
              and (tenant_id, device_id) <> (:tenant, :device)
              and (nas_identifier = :name and tenant_id <> :tenant
                or range = network(:range::inet)
                  and (nas_identifier = :name or nas_identifier = '' or :name = '')))
            """)
        .bind("range", range)
        .bind("name", wanted.nasIdentifier())
        .bind("tenant", tenant)
        .bind("device", wanted.deviceId())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * How many of the operator's access points there are at most, of the name of this one, at an
   * address that is one of its. Ranges lie within one another or apart, so that it is enough to
   * look at the smallest ones.
   */
  private static int crowd(Tx tx, UUID tenant, UUID device) {
    return tx.query(
            """
            select coalesce(max(many), 0) from (
              select count(distinct near.device_id) as many
              from ranges own
              join ranges at on at.tenant_id = own.tenant_id
                and at.nas_identifier = own.nas_identifier and at.range <<= own.range
              join ranges near on near.tenant_id = at.tenant_id
                and near.nas_identifier = at.nas_identifier and near.range >>= at.range
              where own.tenant_id = :tenant and own.device_id = :device
              group by at.range) crowds
            """)
        .bind("tenant", tenant)
        .bind("device", device)
        .mapTo(Integer.class)
        .one();
  }

  /** Of all operators, the closest first; read page by page, so that no long list is sorted. */
  static List<String> narrow(Tx tx) {
    var told = new LinkedHashSet<String>();
    var page = List.of(new Narrow(-MOST_BITS, "::/0"));
    while (!page.isEmpty() && told.size() < MOST_TOLD) {
      page = after(tx, page.getLast());
      page.forEach(one -> told.add(one.range));
    }
    return told.stream().limit(MOST_TOLD).toList();
  }

  /**
   * What several access points speak from comes several times, and never again on the next page.
   */
  private static List<Narrow> after(Tx tx, Narrow last) {
    return tx.query(
            """
            select -masklen(range) as width, range::text from ranges
            where masklen(range) >= case family(range) when 4 then 16 else 48 end
              and (-masklen(range), range) > (:width, :range::cidr)
            order by -masklen(range), ranges.range limit :page
            """)
        .bind("width", last.width)
        .bind("range", last.range)
        .bind("page", PAGE)
        .mapTo(Narrow.class)
        .list();
  }

  /**
   * The closest range first, then who asks by name. Each operator has its own part of the list, and
   * were it too long for all, a second one of any would come after the first of each.
   */
  static List<Place> of(Tx tx, String address, String nasIdentifier) {
    return tx.query(
            """
            select tenant_id, device_id from (
              select tenant_id, device_id, bits, named, row_number()
                  over (partition by tenant_id order by bits desc, named desc, device_id) as place
              from (
                select tenant_id, device_id, max(masklen(range)) as bits,
                  bool_or(nas_identifier <> '') as named
                from ranges where range >>= :address::inet and nas_identifier in ('', :name)
                group by tenant_id, device_id) near
              order by place limit :all) fair
            where place <= :each
            order by bits desc, named desc, device_id
            """)
        .bind("address", address)
        .bind("name", nasIdentifier)
        .bind("each", MOST_OF_EACH)
        .bind("all", MOST_IN_ALL)
        .mapTo(Place.class)
        .list();
  }
}
