package byway.fronts.opennds;

import byway.fronts.opennds.Client.Seen;
import byway.fronts.opennds.Metering.Instruction;
import byway.kit.values.MacAddress;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a gateway, as {@code ndsctl json} lists them. Part of an entry is what its client
 * has sent, so one that cannot be read keeps nobody else from being charged.
 *
 * @param ends who cannot be read is put out, since nothing of it can be charged
 * @param reasons why, in words that are good for a metric
 */
record Listed(List<Seen> seen, List<Instruction> ends, List<String> reasons) {
  private static final int MOST_CLIENTS = 1_000;

  static Listed of(@Nullable JsonNode body) throws Malformed {
    if (body == null || !body.path("clients").isObject()) {
      throw Malformed.because("body");
    }
    if (body.path("clients").size() > MOST_CLIENTS) {
      throw Malformed.because("too_many");
    }
    var listed = new Listed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var one : body.path("clients")) {
      if (Seen.isIn(one)) {
        listed.add(one);
      }
    }
    return listed;
  }

  private void add(JsonNode one) {
    try {
      seen.add(Seen.of(one));
    } catch (Malformed e) {
      reasons.add(e.reason());
      MacAddress.ofDevice(one.path("mac").asText())
          .ifPresent(mac -> ends.add(new Instruction.End(new Client(mac, "", "", ""))));
    }
  }
}
