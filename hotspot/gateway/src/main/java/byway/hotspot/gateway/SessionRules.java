package byway.hotspot.gateway;

import byway.hotspot.protocol.MacAddress;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What {@code nft} is told about sessions and clients, in the table that {@link Ruleset} makes. The
 * names of a session's parts follow from its id, and packets are led to them by its mark.
 */
final class SessionRules {
  /** In bytes a second: less would not let a single packet through in time. */
  private static final long LEAST_RATE = 1_000;

  private SessionRules() {}

  static String add(UUID id, int mark, long limitBytes) {
    return """
    add counter inet byway u%1$s
    add counter inet byway d%1$s
    add counter inet byway x%1$s
    add quota inet byway q%1$s { over %3$d bytes }
    add element inet byway ups { %2$d : "u%1$s" }
    add element inet byway downs { %2$d : "d%1$s" }
    add element inet byway drops { %2$d : "x%1$s" }
    add element inet byway quotas { %2$d : "q%1$s" }
    """
        .formatted(KernelState.name(id), mark, limitBytes);
  }

  static String quota(UUID id, long bytes) {
    return "add quota inet byway q%s { over %d bytes }\n".formatted(KernelState.name(id), bytes);
  }

  /**
   * @param mayHaveOne whether there may be a limit: what is not known to be there is added first,
   *     so that it can be taken away
   * @param rateKbps 0 for none
   */
  static String rate(UUID id, int mark, boolean mayHaveOne, int rateKbps) {
    var commands = new StringBuilder();
    if (mayHaveOne) {
      commands.append(limit(id, mark, 1_000));
      commands.append(
          """
          delete element inet byway ratesup { %2$d }
          delete element inet byway ratesdown { %2$d }
          delete limit inet byway ru%1$s
          delete limit inet byway rd%1$s
          """
              .formatted(KernelState.name(id), mark));
    }
    if (rateKbps != 0) {
      commands.append(limit(id, mark, rateKbps));
    }
    return commands.toString();
  }

  private static String limit(UUID id, int mark, int rateKbps) {
    long bytesPerSecond = Math.max(LEAST_RATE, rateKbps * 125L);
    return """
    add limit inet byway ru%1$s { rate over %3$d bytes/second burst %3$d bytes; }
    add limit inet byway rd%1$s { rate over %3$d bytes/second burst %3$d bytes; }
    add element inet byway ratesup { %2$d : "ru%1$s" }
    add element inet byway ratesdown { %2$d : "rd%1$s" }
    """
        .formatted(KernelState.name(id), mark, bytesPerSecond);
  }

  /** All but the limit of its rate. */
  static String remove(UUID id, int mark) {
    return """
    delete element inet byway ups { %2$d }
    delete element inet byway downs { %2$d }
    delete element inet byway drops { %2$d }
    delete element inet byway quotas { %2$d }
    delete counter inet byway u%1$s
    delete counter inet byway d%1$s
    delete counter inet byway x%1$s
    delete quota inet byway q%1$s
    """
        .formatted(KernelState.name(id), mark);
  }

  static String admit(MacAddress client, int mark) {
    return """
    add element inet byway sessions { %1$s : %2$d }
    add element inet byway admitted { %1$s }
    """
        .formatted(client, mark);
  }

  static String dismiss(MacAddress client) {
    return """
    delete element inet byway sessions { %1$s }
    delete element inet byway admitted { %1$s }
    """
        .formatted(client);
  }

  static String spend(MacAddress client) {
    return "add element inet byway spent { %s }\n".formatted(client);
  }

  static String unspend(MacAddress client) {
    return "delete element inet byway spent { %s }\n".formatted(client);
  }

  static String leases(Map<MacAddress, Set<String>> leases) {
    var commands = new StringBuilder("flush set inet byway leases\n");
    leases.forEach(
        (mac, addresses) ->
            addresses.forEach(
                address ->
                    commands.append(
                        "add element inet byway leases { %s . %s }\n".formatted(mac, address))));
    return commands.toString();
  }
}
