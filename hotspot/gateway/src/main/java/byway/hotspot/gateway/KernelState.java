package byway.hotspot.gateway;

import byway.hotspot.agent.Enforcement.Counters;
import byway.hotspot.protocol.MacAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the kernel has in the table of rules, read from its own words. */
record KernelState(Nft nft) {
  private static final String ID = "([0-9a-f]{32})";
  private static final String MAC = "((?:[0-9a-f]{2}:){5}[0-9a-f]{2})";
  private static final Pattern ADDRESS = Pattern.compile(MAC);
  private static final Pattern COUNTER =
      Pattern.compile("counter ([udx])" + ID + " \\{\\s*packets \\d+ bytes (\\d+)");
  private static final Pattern GARDEN =
      Pattern.compile("counter garden \\{\\s*packets \\d+ bytes (\\d+)");
  private static final Pattern SESSION = Pattern.compile("0x([0-9a-f]+) : \"u" + ID + "\"");
  private static final Pattern CLIENT = Pattern.compile(MAC + " : 0x([0-9a-f]+)");
  private static final Pattern MARK = Pattern.compile("elements = \\{ 0x([0-9a-f]+)");

  /** A session's name in the table. */
  static String name(UUID id) {
    return id.toString().replace("-", "");
  }

  /** Null where there is no table, or one of another edition. */
  @Nullable Integer generation() {
    try {
      var unused = nft.run("list set inet byway edition" + Ruleset.EDITION);
      var found = MARK.matcher(nft.run("list set inet byway generation"));
      return found.find() ? Integer.parseUnsignedInt(found.group(1), 16) : null;
    } catch (NftFailed none) {
      return null;
    }
  }

  /**
   * The counters of each session.
   *
   * @param passed what went up and down
   * @param droppedBytes what the quota has stopped
   */
  record Figures(Counters passed, long droppedBytes) {}

  Map<UUID, Figures> figures() {
    var bytes = new HashMap<UUID, long[]>();
    for (var found : all(COUNTER, "list counters table inet byway")) {
      var three = bytes.computeIfAbsent(id(found.group(2)), id -> new long[3]);
      three["udx".indexOf(found.group(1))] = Long.parseLong(found.group(3));
    }
    var figures = new HashMap<UUID, Figures>();
    bytes.forEach(
        (id, three) -> figures.put(id, new Figures(new Counters(three[0], three[1]), three[2])));
    return figures;
  }

  /** Of all clients, both ways. */
  long gardenBytes() {
    return all(GARDEN, "list counter inet byway garden").stream()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /** The marks of the sessions. */
  Map<UUID, Integer> sessions() {
    return all(SESSION, "list map inet byway ups").stream()
        .collect(Collectors.toMap(m -> id(m.group(2)), m -> mark(m.group(1))));
  }

  /** The marks of the clients. */
  Map<MacAddress, Integer> clients() {
    return all(CLIENT, "list map inet byway sessions").stream()
        .collect(Collectors.toMap(m -> MacAddress.parse(m.group(1)), m -> mark(m.group(2))));
  }

  /** Clients that have used up what they have. */
  Set<MacAddress> spent() {
    return addresses("spent");
  }

  /** Clients without admission that have lately tried to get out. */
  Set<MacAddress> strangers() {
    return addresses("strangers");
  }

  private Set<MacAddress> addresses(String set) {
    return all(ADDRESS, "list set inet byway " + set).stream()
        .map(found -> MacAddress.parse(found.group(1)))
        .collect(Collectors.toSet());
  }

  private List<MatchResult> all(Pattern pattern, String command) {
    return pattern.matcher(nft.run(command)).results().toList();
  }

  private static int mark(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }

  private static UUID id(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }
}
