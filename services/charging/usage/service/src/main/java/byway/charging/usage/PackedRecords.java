package byway.charging.usage;

import byway.charging.usage.Records.Numbered;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Records of one customer in bytes: each session and its hotspot once, and of each record only what
 * it differs by from the one before. Numbers are of seven bits a byte, lowest first, those that may
 * be negative folded (0, -1, 1, -2 ...), as in Protocol Buffers. Times are in microseconds, as in
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
    var out = new ByteArrayOutputStream(records.size() * 20 + ways.size() * 32);
    out.write(FORM);
    put(out, ways.size());
    for (var way : ways.keySet()) {
      out.writeBytes(bytes(way.sessionId()));
      out.writeBytes(bytes(way.deviceId()));
    }
    put(out, records.size());
    long at = 0;
    long number = 0;
    for (var record : records) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, record.at());
      putSigned(out, micros - at);
      putSigned(out, record.recordNumber() - number);
      put(out, ways.getOrDefault(new Way(record.sessionId(), record.deviceId()), 0));
      put(out, record.bytesUp());
      put(out, record.bytesDown());
      at = micros;
      number = record.recordNumber();
    }
    return out.toByteArray();
  }

  static List<Numbered> records(byte[] packed) {
    var in = ByteBuffer.wrap(packed);
    int form = in.get();
    if (form != FORM) {
      throw new IllegalStateException("a packed of form " + form + " is not known here");
    }
    var ways = new Way[(int) take(in)];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Way(uuid(in), uuid(in));
    }
    int count = (int) take(in);
    var records = new ArrayList<Numbered>(count);
    long at = 0;
    long number = 0;
    for (int i = 0; i < count; i++) {
      at += takeSigned(in);
      number += takeSigned(in);
      var way = ways[(int) take(in)];
      records.add(
          new Numbered(
              Instant.EPOCH.plus(at, ChronoUnit.MICROS),
              number,
              way.sessionId,
              way.deviceId,
              take(in),
              take(in)));
    }
    return records;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static void putSigned(ByteArrayOutputStream out, long value) {
    put(out, (value << 1) ^ (value >> 63));
  }

  private static long takeSigned(ByteBuffer in) {
    long folded = take(in);
    return (folded >>> 1) ^ -(folded & 1);
  }

  private static void put(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long take(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a number of more than 64 bits");
  }
}
