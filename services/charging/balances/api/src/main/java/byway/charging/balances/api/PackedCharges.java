package byway.charging.balances.api;

import byway.charging.balances.api.BytesCharged.Charge;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Charges in some 40 bytes each: the form, 1; the times, in seconds and nanoseconds since 1970; the
 * hotspots; then of each charge its session and account, the places of its hotspot and time, bytes
 * up and down. A list begins with its length; numbers are of seven bits a byte, lowest first, as in
 * Protocol Buffers; identifiers are sixteen bytes.
 */
final class PackedCharges {
  private static final int FORM = 1;
  private static final int MOST = 10_000;

  /** A number has at most ten bytes. */
  private static final int MOST_BYTES_A_CHARGE = 32 + 4 * 10 + 16 + 20;

  private PackedCharges() {}

  static String of(List<Charge> charges) {
    if (charges.size() > MOST) {
      throw new IllegalArgumentException("%d charges in one event".formatted(charges.size()));
    }
    var out = ByteBuffer.allocate(40 + charges.size() * MOST_BYTES_A_CHARGE);
    var times = new LinkedHashMap<Instant, Integer>();
    var devices = new LinkedHashMap<UUID, Integer>();
    for (var charge : charges) {
      place(times, charge.at());
      place(devices, charge.deviceId());
    }
    out.put((byte) FORM);
    put(out, times.size());
    for (var time : times.keySet()) {
      put(out, time.getEpochSecond());
      put(out, time.getNano());
    }
    put(out, devices.size());
    devices.keySet().forEach(device -> put(out, device));
    put(out, charges.size());
    for (var charge : charges) {
      put(out, charge.sessionId());
      put(out, charge.accountId());
      put(out, place(devices, charge.deviceId()));
      put(out, place(times, charge.at()));
      put(out, charge.bytesUp());
      put(out, charge.bytesDown());
    }
    return Base64.getEncoder().encodeToString(Arrays.copyOf(out.array(), out.position()));
  }

  static List<Charge> charges(String packed) {
    try {
      return charges(ByteBuffer.wrap(Base64.getDecoder().decode(packed)));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("charges that end too early", e);
    }
  }

  private static List<Charge> charges(ByteBuffer in) {
    int form = in.get();
    if (form != FORM) {
      throw new IllegalArgumentException("charges of form " + form + " are not known here");
    }
    var times = new ArrayList<Instant>();
    for (int left = length(in); left > 0; left--) {
      times.add(Instant.ofEpochSecond(take(in), take(in)));
    }
    var devices = new ArrayList<UUID>();
    for (int left = length(in); left > 0; left--) {
      devices.add(uuid(in));
    }
    var charges = new ArrayList<Charge>();
    for (int left = length(in); left > 0; left--) {
      var session = uuid(in);
      var account = uuid(in);
      var device = devices.get((int) take(in));
      var at = times.get((int) take(in));
      charges.add(new Charge(session, account, device, take(in), take(in), at));
    }
    return charges;
  }

  private static <T> int place(Map<T, Integer> places, T one) {
    var known = places.putIfAbsent(one, places.size());
    return known == null ? places.size() - 1 : known;
  }

  static int length(ByteBuffer in) {
    long length = take(in);
    if (length < 0 || length > MOST) {
      throw new IllegalArgumentException("a list of %d".formatted(length));
    }
    return (int) length;
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  static void put(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static long take(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }
}
