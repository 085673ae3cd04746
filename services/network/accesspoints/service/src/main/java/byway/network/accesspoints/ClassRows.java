package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.KeptClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was given at sign-ins, for access points that do not give it back. */
final class ClassRows {
  private ClassRows() {}

  /** In one order, so that two who keep the same wait for one another and no more. */
  static void keep(Tx tx, UUID tenant, List<GivenClass> given) {
    tx.update(
            """
            insert into given_classes as g (tenant_id, device_id, mac, class, given_at)
            select distinct on (device_id, mac)
              cast(:tenant as uuid), device_id, mac, class, to_timestamp(given_at / 1000.0)
            from unnest(:devices::uuid[], :macs::text[], :classes::text[], :ats::bigint[])
              as said (device_id, mac, class, given_at)
            order by device_id, mac, given_at desc
            on conflict (tenant_id, device_id, mac) do update
            set class = excluded.class, given_at = excluded.given_at
            where g.given_at <= excluded.given_at
            """)
        .bind("tenant", tenant)
        .bindArray("devices", UUID.class, given.stream().map(GivenClass::deviceId).toList())
        .bindArray("macs", String.class, given.stream().map(GivenClass::mac).toList())
        .bindArray("classes", String.class, given.stream().map(GivenClass::classHex).toList())
        .bindArray(
            "ats", Long.class, given.stream().map(one -> one.givenAt().toEpochMilli()).toList())
        .execute();
  }

  static List<KeptClass> find(Tx tx, List<FindClass> questions) {
    return tx.query(
            """
            select g.class as class_hex
            from unnest(:devices::uuid[], :macs::text[]) with ordinality
              as asked (device_id, mac, place)
            left join given_classes g
              on g.device_id = asked.device_id and g.mac = asked.mac::char(17)
            order by asked.place
            """)
        .bindArray("devices", UUID.class, questions.stream().map(FindClass::deviceId).toList())
        .bindArray("macs", String.class, questions.stream().map(FindClass::mac).toList())
        .mapTo(KeptClass.class)
        .list();
  }

  static void forget(Tx tx, Instant before, int most) {
    tx.update(
            """
            delete from given_classes where (tenant_id, device_id, mac) in (
              select tenant_id, device_id, mac from given_classes where given_at < :before
              order by given_at limit :most for update skip locked)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
