package byway.charging.usage;

import byway.charging.usage.Records.Numbered;
import byway.charging.usage.Records.Place;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records of days that are over, bound together; of the tenant whose transaction it is. */
final class PackedRecordRows {
  /** PackedRecordRows read at once. */
  private static final int STEP = 8;

  private PackedRecordRows() {}

  /** One that is stored, and its place: that of its last record. */
  record Stored(Instant lastAt, long lastNumber, byte[] records) {}

  /** A loose record, and where it lies. */
  record Loose(
      String place,
      UUID accountId,
      Instant at,
      long recordNumber,
      UUID sessionId,
      UUID deviceId,
      long bytesUp,
      long bytesDown) {
    Numbered numbered() {
      return new Numbered(at, recordNumber, sessionId, deviceId, bytesUp, bytesDown);
    }

    LocalDate day() {
      return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    LocalDate month() {
      return day().withDayOfMonth(1);
    }
  }

  private record OfDay(UUID accountId, LocalDate day) {}

  /**
   * Adds what is bound to what was found loose, as far as the newest {@code most} before this place
   * may be among it. One row is of one day, so that a late one reaches less than a day back.
   */
  static void addNewest(
      Tx tx,
      UUID tenantId,
      UUID accountId,
      @Nullable Place before,
      int most,
      Map<Place, Numbered> found) {
    @Nullable Place next = null;
    while (true) {
      var step = step(tx, tenantId, accountId, before, next);
      for (var packed : step) {
        for (var record : PackedRecords.records(packed.records())) {
          if (before == null || record.place().isOlderThan(before)) {
            found.put(record.place(), record);
          }
        }
      }
      if (step.size() < STEP) {
        return;
      }
      var last = step.getLast();
      next = new Place(last.lastAt(), last.lastNumber());
      // What was not read is not newer than this one's last record.
      if (found.keySet().stream().limit(most).filter(next::isOlderThan).count() == most) {
        return;
      }
    }
  }

  private static List<Stored> step(
      Tx tx, UUID tenantId, UUID accountId, @Nullable Place before, @Nullable Place next) {
    var query =
        tx.query(
                """
                select last_at, last_number, records from packed_records
                where tenant_id = :tenant and account_id = :account
                """
                    + (before == null ? "" : " and first_at <= :at and last_at < :latest")
                    + (next == null
                        ? ""
                        : " and last_at <= :next and (last_at, last_number) < (:next, :number)")
                    + " order by last_at desc, last_number desc limit :step")
            .bind("tenant", tenantId)
            .bind("account", accountId)
            .bind("step", STEP);
    if (before != null) {
      query.bind("at", before.at()).bind("latest", before.at().plus(Duration.ofDays(1)));
    }
    if (next != null) {
      query.bind("next", next.at()).bind("number", next.recordNumber());
    }
    return query.mapTo(Stored.class).list();
  }

  /**
   * Binds at most so many loose records of these times, from this account on.
   *
   * @return what it bound; fewer than {@code most} when there are no more
   */
  static List<Loose> bind(
      Tx tx, UUID tenantId, UUID firstAccountId, Instant from, Instant to, int most) {
    var loose =
        tx.query(
                """
                select ctid::text as place, account_id, at, record_number, session_id, device_id,
                  bytes_up, bytes_down
                from records
                where tenant_id = :tenant and account_id >= :first and at >= :from and at < :to
                order by account_id, at, record_number limit :most
                for update skip locked
                """)
            .bind("tenant", tenantId)
            .bind("first", firstAccountId)
            .bind("from", from)
            .bind("to", to)
            .bind("most", most)
            .mapTo(Loose.class)
            .list();
    var days = new LinkedHashMap<OfDay, List<Numbered>>();
    var months = new LinkedHashMap<LocalDate, List<String>>();
    for (var record : loose) {
      days.computeIfAbsent(new OfDay(record.accountId(), record.day()), of -> new ArrayList<>())
          .add(record.numbered());
      months.computeIfAbsent(record.month(), of -> new ArrayList<>()).add(record.place());
    }
    months.keySet().forEach(month -> RecordCharges.ensureMonth(tx, "packed_records", month));
    add(tx, tenantId, days);
    // A month's rows are all in one partition, so that a place means one row.
    months.forEach((month, places) -> remove(tx, tenantId, month, places));
    return loose;
  }

  private static void add(Tx tx, UUID tenantId, Map<OfDay, List<Numbered>> days) {
    if (days.isEmpty()) {
      return;
    }
    var batch =
        tx.batch(
            """
            insert into packed_records (tenant_id, account_id, last_at, last_number, first_at, records)
            values (:tenant, :account, :lastAt, :lastNumber, :firstAt, :records)
            """);
    days.forEach(
        (of, records) -> {
          for (int from = 0; from < records.size(); from += PackedRecords.MOST) {
            var part = records.subList(from, Math.min(from + PackedRecords.MOST, records.size()));
            batch
                .bind("tenant", tenantId)
                .bind("account", of.accountId())
                .bind("lastAt", part.getLast().at())
                .bind("lastNumber", part.getLast().recordNumber())
                .bind("firstAt", part.getFirst().at())
                .bind("records", PackedRecords.of(part))
                .add();
          }
        });
    var unused = batch.execute();
  }

  private static void remove(Tx tx, UUID tenantId, LocalDate month, List<String> places) {
    int removed =
        tx.update(
                """
                delete from records
                where tenant_id = :tenant and at >= :from and at < :to
                  and ctid = any (:places::tid[])
                """)
            .bind("tenant", tenantId)
            .bind("from", start(month))
            .bind("to", start(month.plusMonths(1)))
            .bindArray("places", String.class, places)
            .execute();
    if (removed != places.size()) {
      throw new IllegalStateException(
          "%d records bound, %d removed".formatted(places.size(), removed));
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
