package byway.charging.usage;

import byway.charging.usage.api.UsageRecord;
import byway.kit.store.Tx;
import byway.kit.values.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The charges themselves, of the tenant whose transaction it is. */
final class Records {
  private static final String LIST = "records";

  private Records() {}

  /** A record and its place. */
  record Numbered(
      Instant at, long recordNumber, UUID sessionId, UUID deviceId, long bytesUp, long bytesDown) {
    UsageRecord record() {
      return new UsageRecord(at, sessionId, deviceId, bytesUp, bytesDown);
    }

    Place place() {
      return new Place(at, recordNumber);
    }

    String cursor() {
      return Cursor.of(LIST, at, recordNumber);
    }
  }

  /** Where a page begins: older than this. */
  record Place(Instant at, long recordNumber) {
    static final Comparator<Place> NEWEST_FIRST =
        Comparator.comparing(Place::at).thenComparing(Place::recordNumber).reversed();

    boolean isOlderThan(Place other) {
      return NEWEST_FIRST.compare(this, other) > 0;
    }

    static Place parse(String cursor) {
      return Cursor.read(LIST, cursor, place -> new Place(place.moment(), place.number()));
    }
  }

  /**
   * Loose and bound ones. The loose are read first: what is bound in between is then found twice
   * and counts once.
   */
  static List<Numbered> newest(
      Tx tx, UUID tenantId, UUID accountId, @Nullable Place before, int most) {
    var found = new TreeMap<Place, Numbered>(Place.NEWEST_FIRST);
    for (var record : loose(tx, tenantId, accountId, before, most)) {
      found.put(record.place(), record);
    }
    PackedRecordRows.addNewest(tx, tenantId, accountId, before, most, found);
    return found.values().stream().limit(most).toList();
  }

  /** The tenant is named although row security does it too: only so the index gives the order. */
  private static List<Numbered> loose(
      Tx tx, UUID tenantId, UUID accountId, @Nullable Place before, int most) {
    var query =
        tx.query(
                """
                select at, record_number, session_id, device_id, bytes_up, bytes_down from records
                where tenant_id = :tenant and account_id = :account
                """
                    + (before == null
                        ? ""
                        : " and at <= :at and (at, record_number) < (:at, :number)")
                    + " order by at desc, record_number desc limit :most")
            .bind("tenant", tenantId)
            .bind("account", accountId)
            .bind("most", most);
    if (before != null) {
      query.bind("at", before.at()).bind("number", before.recordNumber());
    }
    return query.mapTo(Numbered.class).list();
  }
}
