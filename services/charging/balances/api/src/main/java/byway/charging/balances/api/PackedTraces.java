package byway.charging.balances.api;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The traces of many charges, each named once: their number and each in sixteen bytes; then, of
 * each charge, the place of its trace. Numbers are those of {@link PackedCharges}.
 */
final class PackedTraces {
  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  private PackedTraces() {}

  static String of(List<String> traceIds) {
    var out = ByteBuffer.allocate(20 + traceIds.size() * (16 + 10));
    var places = new LinkedHashMap<String, Integer>();
    traceIds.forEach(id -> places.putIfAbsent(id, places.size()));
    PackedCharges.put(out, places.size());
    for (var id : places.keySet()) {
      out.putLong(HexFormat.fromHexDigitsToLong(id, 0, DIGITS));
      out.putLong(HexFormat.fromHexDigitsToLong(id, DIGITS, 2 * DIGITS));
    }
    PackedCharges.put(out, traceIds.size());
    traceIds.forEach(id -> PackedCharges.put(out, places.getOrDefault(id, 0)));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(out.array(), out.position()));
  }

  static List<String> traceIds(String packed) {
    try {
      var in = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
      var known = new ArrayList<String>();
      for (int left = PackedCharges.length(in); left > 0; left--) {
        known.add(HEX.toHexDigits(in.getLong()) + HEX.toHexDigits(in.getLong()));
      }
      var traces = new ArrayList<String>();
      for (int left = PackedCharges.length(in); left > 0; left--) {
        traces.add(known.get((int) PackedCharges.take(in)));
      }
      return traces;
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("traces that end too early", e);
    }
  }
}
