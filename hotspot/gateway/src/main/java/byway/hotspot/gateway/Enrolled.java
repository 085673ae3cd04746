package byway.hotspot.gateway;

import byway.hotspot.agent.Credentials;
import byway.hotspot.agent.Tls;
import byway.hotspot.agent.identity.Enrolling;
import byway.hotspot.agent.identity.IdentityFile;
import byway.hotspot.agent.identity.KeptCredentials;
import byway.hotspot.agent.identity.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A box that is told the platform's address on the web, and nothing of itself: it enrols once, and
 * is the hotspot that it was made then.
 */
record Enrolled(GatewaySettings settings, Credentials credentials, Tls tls) {
  private static final String PLATFORM = GatewaySettings.PREFIX + "PLATFORM";
  private static final String FILE = "identity";
  private static final int LONGEST = 64;

  /** Until it belongs somewhere, only that it could is looked at. */
  private static final Map<String, String> NOWHERE =
      Map.of(
          PLATFORM,
          "mqtts://nowhere.invalid",
          GatewaySettings.PREFIX + "OPERATOR",
          "none",
          GatewaySettings.PREFIX + "DEVICE",
          "none",
          GatewaySettings.PREFIX + "SECRET",
          "none",
          GatewaySettings.PREFIX + "PORTAL",
          "https://nowhere.invalid/portal");

  /** Whether it is to enrol; else its identity was typed in. */
  static boolean isFor(Map<String, String> environment) {
    return environment.getOrDefault(PLATFORM, "").matches("https?://.*");
  }

  /** Forgets who it was. */
  static void forget(Map<String, String> environment) {
    IdentityFile.forget(settings(environment, NOWHERE).state().resolve(FILE));
  }

  /** Waits until somebody has claimed it, where nobody has. */
  static Enrolled of(Map<String, String> environment) throws InterruptedException {
    var told = settings(environment, NOWHERE);
    var platform = URI.create(environment.getOrDefault(PLATFORM, ""));
    if (platform.getScheme().equals("http")) {
      Words.say("the platform has no TLS: whoever is on the way can claim to be it");
    }
    var file = IdentityFile.open(told.state().resolve(FILE), Clock.systemUTC());
    var place = file.place().isPresent() ? file.place().get() : claimed(told, platform, file);
    return new Enrolled(
        settings(environment, at(place)),
        new KeptCredentials(file, told.box().secretLife()),
        Tls.pinned(place.certificate()));
  }

  private static Place claimed(GatewaySettings told, URI platform, IdentityFile file)
      throws InterruptedException {
    var serial = told.box().serial();
    var box =
        new Enrolling.Box(
            serial.isEmpty() ? "BW-" + address(told.network().uplink()) : serial,
            model(),
            told.box().token());
    try (var screen = new ClaimScreen(told.pagesPort())) {
      return new Enrolling(platform, box, file, screen).enrol();
    }
  }

  private static Map<String, String> at(Place place) {
    return Map.of(
        PLATFORM,
        place.mqtt().toString(),
        GatewaySettings.PREFIX + "OPERATOR",
        place.login().tenantSlug(),
        GatewaySettings.PREFIX + "DEVICE",
        place.login().deviceId(),
        GatewaySettings.PREFIX + "SECRET",
        "kept",
        GatewaySettings.PREFIX + "PORTAL",
        place.portal().toString());
  }

  /** What was typed in beside the platform's address holds all the same. */
  private static GatewaySettings settings(Map<String, String> environment, Map<String, String> at) {
    var both = new HashMap<>(environment);
    both.putAll(at);
    var portal = environment.get(GatewaySettings.PREFIX + "PORTAL");
    if (portal != null && !portal.isBlank()) {
      both.put(GatewaySettings.PREFIX + "PORTAL", portal);
    }
    return GatewaySettings.read(both);
  }

  /** What no two boxes share. */
  private static String address(String networkInterface) {
    return read(Path.of("/sys/class/net", networkInterface, "address"), "unknown").replace(":", "");
  }

  private static String model() {
    for (var file : Set.of("/sys/class/dmi/id/product_name", "/proc/device-tree/model")) {
      var found = read(Path.of(file), "");
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "Linux";
  }

  private static String read(Path file, String otherwise) {
    try {
      var text = Files.readString(file).replace("\0", "").strip();
      return text.isEmpty() || text.length() > LONGEST ? otherwise : text;
    } catch (IOException e) {
      return otherwise;
    }
  }
}
