package byway.kit.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an installation can be told, by {@code BYWAY_*} environment variables and nothing else. All
 * of it is read before anything starts; every problem is listed at once. {@code ./byway up --help}
 * prints the names with their meaning.
 */
public record Settings(
    Roles roles,
    Map<String, URI> peers,
    String host,
    int httpPort,
    ManagementSettings management,
    int mqttPort,
    int radiusPort,
    int radiusAccountingPort,
    RadsecSettings radsec,
    URI publicUrl,
    ProxySettings proxies,
    Path data,
    Optional<String> databaseUrl,
    String databaseUser,
    String databasePassword,
    int databasePort,
    int poolSize,
    Optional<String> brokerUrl,
    Optional<String> brokerListen,
    Optional<String> secret,
    Optional<URI> stripeApi,
    Optional<URI> stripePages,
    Optional<String> stripeKey,
    Optional<String> stripeWebhookSecret,
    int chargesKeptMonths,
    String logFormat) {

  /** What was charged is compared with hotspots and carriers for so long. */
  private static final int LEAST_KEPT_MONTHS = 3;

  private static final Set<String> LOCAL =
      Set.of("127.0.0.1", "::1", "[::1]", "0.0.0.0", "::", "[::]");

  /** Reads and checks the whole environment. */
  public static Settings read(Map<String, String> environment) {
    var in = new SettingsReader(environment);
    var settings = checked(in);
    in.finish();
    return settings;
  }

  /** The same; problems are left with the reader, for who adds to them. */
  public static Settings checked(SettingsReader in) {
    var settings = read(in);
    settings.check(in);
    return settings;
  }

  /** The same with another card processor, such as the demo's own. */
  public Settings withCardProcessor(URI api, String key, String webhookSecret) {
    return new Settings(
        roles,
        peers,
        host,
        httpPort,
        management,
        mqttPort,
        radiusPort,
        radiusAccountingPort,
        radsec,
        publicUrl,
        proxies,
        data,
        databaseUrl,
        databaseUser,
        databasePassword,
        databasePort,
        poolSize,
        brokerUrl,
        brokerListen,
        secret,
        Optional.of(api),
        stripePages,
        Optional.of(key),
        Optional.of(webhookSecret),
        chargesKeptMonths,
        logFormat);
  }

  /** The address at which this process is reached from this machine, for the authority of a URI. */
  public String hostFromHere() {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> bracketed(host);
    };
  }

  /** RFC 3986, 3.2.2. */
  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** What people on this machine would call it, who are told nothing else. */
  private static String usualName(String host) {
    return LOCAL.contains(host) ? "localhost" : bracketed(host);
  }

  /** Whether this process keeps something in its data directory, which is its own then. */
  public boolean keepsData() {
    return databaseUrl.isEmpty() || brokerUrl.isEmpty() || secret.isEmpty();
  }

  /** What the settings mean, one line each. */
  public static String describe() {
    var in = new SettingsReader(Map.of());
    read(in);
    return in.description();
  }

  private static Settings read(SettingsReader in) {
    in.readElsewhere("JAVA_OPTS", "options of the Java that ./byway starts, such as -Xmx1g");
    var host = in.text("HOST", "127.0.0.1", "address to listen on");
    int httpPort = in.number("HTTP_PORT", 8080, 0, 65_535, "port of pages and API");
    return new Settings(
        in.read("ROLES", "all", "services, fronts or groups that run here", Roles::parse),
        in.peers("PEERS", "where other roles run: role=http://host:port,..."),
        host,
        httpPort,
        ManagementSettings.read(in),
        in.number("MQTT_PORT", 1883, 0, 65_535, "port that hotspots connect to"),
        in.number("RADIUS_PORT", 1812, 0, 65_535, "UDP port where access points ask; 0 none"),
        in.number("RADIUS_ACCOUNTING_PORT", 1813, 0, 65_535, "UDP port where they report; 0 none"),
        RadsecSettings.read(in),
        in.uri(
            "PUBLIC_URL", "http://" + usualName(host) + ":" + httpPort, "address that people see"),
        ProxySettings.read(in),
        in.read("DATA", "./data", "directory of everything that lasts", Path::of),
        in.optional("DATABASE_URL", "jdbc:postgresql://...; without it, one is started here"),
        in.text("DATABASE_USER", "postgres", "a role that may create roles and schemas"),
        in.secret("DATABASE_PASSWORD", "", "its password"),
        in.number("DATABASE_PORT", 0, 0, 65_535, "port of the database started here; 0 any"),
        in.number("POOL_SIZE", 3, 1, 64, "database connections of one service"),
        in.optional("BROKER_URL", "Artemis, tcp://...; without it, one is started here"),
        in.optional("BROKER_LISTEN", "host:port where the broker started here takes others"),
        in.optional("SECRET", "shared by all processes; at least 32 characters"),
        in.optionalUri("STRIPE_API", "address of the card processor, when not Stripe's own"),
        in.optionalUri("STRIPE_PAGES", "address of its payment pages, when not Stripe's own"),
        in.optional("STRIPE_KEY", "secret key of the card processor"),
        in.optional("STRIPE_WEBHOOK_SECRET", "signs what the card processor tells us"),
        in.number(
            "CHARGES_KEPT_MONTHS",
            24,
            0,
            1_200,
            "months that each charge is kept, then a sum; 0 for ever"),
        in.oneOf("LOG", "plain", "how log lines look", "plain", "json"));
  }

  private void check(SettingsReader in) {
    radsec.check(in);
    if (!in.isRefused("PUBLIC_URL") && !isOrigin(publicUrl)) {
      in.problem(
          "BYWAY_PUBLIC_URL is \"%s\": only scheme, host and port can be there, such as https://wifi.example"
              .formatted(publicUrl));
    }
    secret
        .filter(value -> value.length() < 32)
        .ifPresent(value -> in.problem("BYWAY_SECRET is shorter than 32 characters"));
    databaseUrl
        .filter(url -> !url.startsWith("jdbc:postgresql:"))
        .ifPresent(url -> in.problem("BYWAY_DATABASE_URL does not begin with jdbc:postgresql:"));
    if (chargesKeptMonths > 0 && chargesKeptMonths < LEAST_KEPT_MONTHS) {
      in.problem("BYWAY_CHARGES_KEPT_MONTHS must be 0, or at least " + LEAST_KEPT_MONTHS);
    }
    if (!roles.isAll() && secret.isEmpty()) {
      in.problem("BYWAY_SECRET is needed where BYWAY_ROLES splits the platform");
    }
    var nowhere = roles.missing(peers.keySet());
    if (!nowhere.isEmpty()) {
      in.problem(
          "BYWAY_PEERS does not say where these run, which BYWAY_ROLES does not start here: "
              + String.join(", ", nowhere));
    }
    if (databaseUrl.isPresent() && secret.isEmpty()) {
      in.problem("BYWAY_SECRET is needed with a database of your own: passwords come from it");
    }
  }

  /** Pages are at the root of a host; what stands behind that would be left out without a word. */
  private static boolean isOrigin(URI address) {
    return (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && address.getRawUserInfo() == null;
  }
}
