package byway.kit.outgoing;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an installation allows.
 *
 * @param networks private networks that some calls may go to, by name
 * @param plainHttp whether http is called at all, and not only https
 * @param connect longest wait for one connection, its TLS handshake included
 * @param perMinute calls of one tenant; each hop is one
 * @param atOnceOfTenant calls of one tenant under way
 * @param atOnce calls of all tenants under way in this process
 */
public record OutgoingSettings(
    Map<String, List<Network>> networks,
    boolean plainHttp,
    Duration connect,
    int perMinute,
    int atOnceOfTenant,
    int atOnce) {
  private static final int MOST_NETWORKS = 100;
  private static final int MOST_PER_MINUTE = 100_000;

  /** https to the public internet alone. */
  public static final OutgoingSettings USUAL =
      new OutgoingSettings(Map.of(), false, Duration.ofSeconds(5), 600, 32, 256);

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<OutgoingSettings> {
    @Override
    public Class<OutgoingSettings> type() {
      return OutgoingSettings.class;
    }

    @Override
    public OutgoingSettings read(SettingsReader in) {
      var told =
          in.read(
              "OUTGOING_NETWORKS",
              "",
              "name=address/bits, with commas",
              "private networks that calls of a kind may go to, such as carriers=10.20.0.0/16",
              USUAL::withNetworks);
      var plainHttp =
          in.oneOf(
              "OUTGOING_PLAIN_HTTP",
              "no",
              "whether addresses that people give may be http, not only https: no, yes",
              "no",
              "yes");
      int perMinute =
          in.number(
              "OUTGOING_PER_MINUTE",
              USUAL.perMinute,
              1,
              MOST_PER_MINUTE,
              "calls a minute",
              "how often one operator's addresses are called by this process");
      return told.withPlainHttp(plainHttp.equals("yes"))
          .withBudget(perMinute, USUAL.atOnceOfTenant);
    }
  }

  /**
   * Reads names with their blocks of addresses, such as {@code carriers=10.20.0.0/16,
   * carriers=fd12::/48, erp=192.168.7.5}; the same name again adds to it. Refuses in a sentence
   * what is none.
   */
  public OutgoingSettings withNetworks(String text) {
    var named = new TreeMap<String, List<Network>>();
    var pairs = text.isBlank() ? new String[0] : text.split(",", -1);
    if (pairs.length > MOST_NETWORKS) {
      throw new IllegalArgumentException("more than " + MOST_NETWORKS + " networks");
    }
    for (var pair : pairs) {
      var parts = pair.strip().split("=", 2);
      if (parts.length != 2 || !parts[0].matches("[a-z][a-z0-9-]{0,30}")) {
        throw new IllegalArgumentException("not name=address/bits,...");
      }
      named
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(Network.parse(parts[1].strip()));
    }
    return new OutgoingSettings(named, plainHttp, connect, perMinute, atOnceOfTenant, atOnce);
  }

  public OutgoingSettings withPlainHttp(boolean allowed) {
    return new OutgoingSettings(networks, allowed, connect, perMinute, atOnceOfTenant, atOnce);
  }

  public OutgoingSettings withConnect(Duration longest) {
    return new OutgoingSettings(networks, plainHttp, longest, perMinute, atOnceOfTenant, atOnce);
  }

  public OutgoingSettings withBudget(int eachMinute, int eachAtOnce) {
    return new OutgoingSettings(networks, plainHttp, connect, eachMinute, eachAtOnce, atOnce);
  }

  /** Where a call with this name may go; a name that nobody has set opens nothing. */
  Destinations destinations(Optional<String> network) {
    return new Destinations(
        network.map(name -> networks.getOrDefault(name, List.of())).orElse(List.of()));
  }
}
