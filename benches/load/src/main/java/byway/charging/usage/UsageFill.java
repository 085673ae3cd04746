package byway.charging.usage;

import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.Records.Numbered;
import byway.kit.context.Context;
import byway.operations.tenants.testing.KnownTenants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * A hundred days of so many customers: ten records a customer and day, one session of five minutes
 * a record, at an hour of their own. Either lived through, by the service's own code day by day, or
 * copied in as that leaves it, in the same order, bound by the same code.
 */
final class UsageFill {
  static final UUID TENANT = new UUID(0x7e57, 1);
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  static final int DAYS = 100;
  static final int EACH_DAY = 10;
  private static final int BATCH = 500;
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  private final int customers;
  private final int[] inOrder;

  UsageFill(int customers) {
    this.customers = customers;
    this.inOrder =
        IntStream.range(0, customers)
            .boxed()
            .sorted(Comparator.comparing(customer -> account(customer).toString()))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  static UUID account(int customer) {
    return id(1, customer);
  }

  /** Spread as random identifiers are. */
  private static UUID id(int kind, long number) {
    long high = mix(number * 31 + kind);
    return new UUID(high, mix(high + number));
  }

  private static long mix(long value) {
    long z = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private List<Numbered> records(int customer, int day) {
    long random = mix(customer * 1_000L + day);
    var session = id(2, customer * 1_000L + day);
    var device = id(3, customer % Math.max(1, customers / 200));
    long micros =
        FIRST.plusDays(day).toEpochDay() * 86_400_000_000L
            + Long.remainderUnsigned(random, 82_000_000_000L);
    var records = new ArrayList<Numbered>(EACH_DAY);
    for (int i = 0; i < EACH_DAY; i++) {
      random = mix(random);
      records.add(
          new Numbered(
              Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
              ((long) day * EACH_DAY + i) * customers + customer,
              session,
              device,
              random & 0xf_ffff,
              random >>> 20 & 0x1ff_ffff));
      micros += 300_000_000L + (random & 0xf_ffff);
    }
    return records;
  }

  /** Charges in the order of time, in batches; each night the days that are over are bound. */
  void live(UsageStore store, Connection vacuum) throws SQLException {
    var now = new Instant[1];
    var chore = new BindRecords(store, new KnownTenants(TENANT), () -> now[0]);
    for (int day = 0; day < DAYS + 2; day++) {
      now[0] = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      var charges = new ArrayList<Charge>();
      for (int customer = 0; day < DAYS && customer < customers; customer++) {
        for (var record : records(customer, day)) {
          charges.add(
              new Charge(
                  record.sessionId(),
                  account(customer),
                  record.deviceId(),
                  record.bytesUp(),
                  record.bytesDown(),
                  record.at()));
        }
      }
      charges.sort(Comparator.comparing(Charge::at));
      for (int from = 0; from < charges.size(); from += BATCH) {
        var batch =
            charges.subList(from, Math.min(from + BATCH, charges.size())).stream()
                .map(charge -> new TenantCharge(TENANT, charge))
                .toList();
        Context.platform(TENANT).run(() -> store.change(tx -> RecordCharges.of(tx, batch, now[0])));
      }
      Context.platform().run(chore::run);
      try (var statement = vacuum.createStatement()) {
        statement.execute("vacuum usage.records");
      }
    }
  }

  /** One day of a stretch of the customers, by COPY. */
  void copy(Connection connection, int day, int share, int shares)
      throws SQLException, IOException {
    var packed = new Rows(connection, "packed_records");
    var days = new Rows(connection, "account_days");
    var hours = new Rows(connection, "account_hours");
    var date = (int) (FIRST.toEpochDay() - EPOCH.toEpochDay()) + day;
    for (int i = share * customers / shares; i < (share + 1) * customers / shares; i++) {
      var account = account(inOrder[i]);
      var records = records(inOrder[i], day);
      var last = records.getLast();
      packed.begin(6).id(TENANT).id(account).time(last.at()).number(last.recordNumber());
      packed.time(records.getFirst().at()).bytes(PackedRecords.of(records));
      var sums = new TreeMap<Instant, long[]>();
      var all = new long[2];
      for (var record : records) {
        var sum =
            sums.computeIfAbsent(record.at().truncatedTo(ChronoUnit.HOURS), hour -> new long[2]);
        for (var into : new long[][] {sum, all}) {
          into[0] += record.bytesUp();
          into[1] += record.bytesDown();
        }
      }
      days.begin(5).id(TENANT).id(account).day(date).number(all[0]).number(all[1]);
      for (var hour : sums.entrySet()) {
        hours.begin(5).id(TENANT).id(account).time(hour.getKey());
        hours.number(hour.getValue()[0]).number(hour.getValue()[1]);
      }
    }
    packed.end();
    days.end();
    hours.end();
  }

  /** Rows in PostgreSQL's binary form of COPY. */
  private static final class Rows {
    private static final byte[] HEAD =
        "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final Connection connection;
    private final String table;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Rows(Connection connection, String table) throws IOException {
      this.connection = connection;
      this.table = table;
      out.write(HEAD);
    }

    Rows begin(int columns) throws IOException {
      out.writeShort(columns);
      return this;
    }

    Rows id(UUID id) throws IOException {
      return bytes(
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array());
    }

    Rows time(Instant at) throws IOException {
      return number(ChronoUnit.MICROS.between(EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC), at));
    }

    Rows number(long number) throws IOException {
      out.writeInt(8);
      out.writeLong(number);
      return this;
    }

    Rows day(int day) throws IOException {
      out.writeInt(4);
      out.writeInt(day);
      return this;
    }

    Rows bytes(byte[] value) throws IOException {
      out.writeInt(value.length);
      out.write(value);
      return this;
    }

    void end() throws SQLException, IOException {
      out.writeShort(-1);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy usage." + table + " from stdin (format binary)",
              new ByteArrayInputStream(bytes.toByteArray()));
    }
  }
}
