package byway.charging.usage;

import byway.charging.usage.Records.Numbered;
import byway.kit.values.VarInts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Records of one customer in bytes: each session and its hotspot once, and of each record only what
 * it differs by from the one before. Numbers are {@link VarInts}. Times are in microseconds, as in
 * the database.
 */
final class PackedRecords {
  /** Records in one; a question reads it whole. */
  static final int MOST = 1_000;

  private static final int FORM = 1;

  private record Way(UUID sessionId, UUID deviceId) {}

  private PackedRecords() {}

  static byte[] of(List<Numbered> records) {
    if (records.isEmpty() || records.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " records, not " + records.size());
    }
    var ways = new LinkedHashMap<Way, Integer>();
    for (var record : records) {
      ways.putIfAbsent(new Way(record.sessionId(), record.deviceId()), ways.size());
    }
    var out =
        ByteBuffer.allocate(
            1
                + 2 * VarInts.MOST_BYTES
                + ways.size() * 32
                + records.size() * 5 * VarInts.MOST_BYTES);
    out.put((byte) FORM);
    VarInts.put(out, ways.size());
    for (var way : ways.keySet()) {
      put(out, way.sessionId());
      put(out, way.deviceId());
    }
    VarInts.put(out, records.size());
    long at = 0;
    long number = 0;
    for (var record : records) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, record.at());
      VarInts.putFolded(out, micros - at);
      VarInts.putFolded(out, record.recordNumber() - number);
      VarInts.put(out, ways.getOrDefault(new Way(record.sessionId(), record.deviceId()), 0));
      VarInts.put(out, record.bytesUp());
      VarInts.put(out, record.bytesDown());
      at = micros;
      number = record.recordNumber();
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  static List<Numbered> records(byte[] packed) {
    var in = ByteBuffer.wrap(packed);
    int form = in.get();
    if (form != FORM) {
      throw new IllegalStateException("packed records of form " + form + " is not known here");
    }
    var ways = new Way[(int) VarInts.take(in)];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Way(uuid(in), uuid(in));
    }
    int count = (int) VarInts.take(in);
    var records = new ArrayList<Numbered>(count);
    long at = 0;
    long number = 0;
    for (int i = 0; i < count; i++) {
      at += VarInts.takeFolded(in);
      number += VarInts.takeFolded(in);
      var way = ways[(int) VarInts.take(in)];
      records.add(
          new Numbered(
              Instant.EPOCH.plus(at, ChronoUnit.MICROS),
              number,
              way.sessionId,
              way.deviceId,
              VarInts.take(in),
              VarInts.take(in)));
    }
    return records;
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
