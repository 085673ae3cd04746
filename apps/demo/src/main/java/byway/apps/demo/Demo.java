package byway.apps.demo;

import byway.fronts.devicelink.MqttSettings;
import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import byway.kit.web.ManagementSettings;
import byway.network.accesspoints.api.RadiusPorts;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./byway demo}: the platform with its surroundings. */
@Singleton
public class Demo {
  private static final String MARK = "  · ";
  private static final String JOURNEY = "--journey";
  private static final List<String> CARDS =
      List.of("BYWAY_STRIPE_API", "BYWAY_STRIPE_KEY", "BYWAY_STRIPE_WEBHOOK_SECRET");

  private final DemoOperator operator;
  private final Crowd crowd;
  private final Journey journey;
  private final History history;
  private final OutboxPage outbox;
  private final Lifecycle lifecycle;
  private final Settings settings;
  private final Contracts contracts;

  Demo(
      DemoOperator operator,
      Crowd crowd,
      Journey journey,
      History history,
      OutboxPage outbox,
      Lifecycle lifecycle,
      Settings settings,
      Contracts contracts) {
    this.operator = operator;
    this.crowd = crowd;
    this.journey = journey;
    this.history = history;
    this.outbox = outbox;
    this.lifecycle = lifecycle;
    this.settings = settings;
    this.contracts = contracts;
  }

  /** What is in the way of a demo that goes by these settings, in sentences. */
  public static List<String> hindrances(Settings settings) {
    var found = new ArrayList<String>();
    var data = settings.data();
    if (Files.exists(data.resolve(Secrets.OLD_FILE)) && !Files.exists(data.resolve(Secrets.FILE))) {
      found.add(
          "BYWAY_DATA: %s was made by an older demo, whose password everybody knows; remove it, or name another directory"
              .formatted(data));
    }
    Secrets.hindrance(data).ifPresent(found::add);
    if (!Stream.of("portal", "devicelink").allMatch(settings.roles()::runs)) {
      found.add(
          "BYWAY_ROLES: the demo's guests and hotspots need portal and devicelink in its process");
    }
    if (settings.httpPort() == 0
        || settings.of(MqttSettings.class).tlsPort() == 0
            && settings.of(MqttSettings.class).port() == 0) {
      found.add(
          "BYWAY_HTTP_PORT and BYWAY_MQTTS_PORT: the demo's guests and hotspots must know them; name ports other than 0");
    }
    if (CARDS.stream().anyMatch(settings::isGiven)) {
      found.add("BYWAY_STRIPE_...: the demo has a card processor of its own; leave them out");
    }
    return found;
  }

  /** No server for everybody stands on the demo's data, whose passwords are no secrets. */
  public static List<String> dataOfDemo(Settings settings) {
    var data = settings.data();
    return !settings.isGiven("BYWAY_DATABASE_URL")
            && Stream.of(Secrets.FILE, Secrets.OLD_FILE)
                .anyMatch(f -> Files.exists(data.resolve(f)))
        ? List.of(
            "BYWAY_DATA: %s holds a demo's data, whose passwords are no secrets; name another directory, or start ./byway demo"
                .formatted(data))
        : List.of();
  }

  /** At a first start it is set back, so that there is a month to look at. */
  public static InstantSource clock(Settings settings, List<String> words) {
    return words.contains(JOURNEY) || History.isWritten(new Secrets(settings.data()))
        ? Clock.systemUTC()
        : new SetBackClock(Duration.ofDays(History.DAYS + 1));
  }

  /** Starts the card processor's stand-in, which keeps its own books beside the data. */
  public static CardProcessor startCards(Settings settings) {
    return CardProcessor.start(
        CardProcessorSettings.defaults()
            .withFile(settings.data().resolve("outside").resolve("card-processor.jsonl"))
            .withWebhook(
                URI.create(
                    "http://%s:%d/webhooks/stripe"
                        .formatted(settings.hostFromHere(), settings.httpPort())),
                "whsec_the_demo_knows_this"));
  }

  /** What the platform must be told to use that stand-in. */
  public static Settings with(Settings settings, CardProcessor cards) {
    return settings.with(
        Map.of(
            CARDS.get(0), cards.apiBase(),
            CARDS.get(1), cards.apiKey(),
            CARDS.get(2), cards.webhookSecret()));
  }

  /** Tells the main job line by line; 0 when every figure was right. */
  public int tell(PrintStream out) {
    try {
      var result =
          journey.run(HotspotPort.of(settings, contracts), line -> out.println(MARK + line));
      out.println(result.json());
      return 0;
    } catch (WrongFigure wrong) {
      out.println("  ✗ " + wrong.getMessage());
      return 1;
    }
  }

  /**
   * Makes the operator and its month before a door opens: until then the clock may be set back, and
   * what somebody was given in the past would be over in a moment.
   */
  void beforeTheDoors(
      @Observes @Priority(Lifecycle.DOORS - 50) StartupEvent start,
      @CommandLineArguments String[] arguments) {
    var words = List.of(arguments);
    if (!words.contains("demo") || words.contains(JOURNEY)) {
      return;
    }
    operator.make();
    if (!operator.isOurs()) {
      lifecycle.giveUp(
          "this database holds the data of another demo, whose password is not in %s; name another database, or that demo's directory"
              .formatted(settings.data()));
    }
    history.write(crowd.setUp());
  }

  /** Lets the crowd in, and says where to look. */
  public void open(PrintStream out) {
    var tenant = operator.tenant();
    var vouchers = operator.vouchers();
    var accessPoint = operator.accessPoint();
    int hotspots = crowd.gather(HotspotPort.of(settings, contracts));
    var at = settings.publicUrl();
    var management = settings.of(ManagementSettings.class);
    out.printf(
        Locale.ROOT,
        """

        %s is open, with %d hotspots and their guests on real MQTT.

          A guest's portal        %s
          A customer's dashboard  %s   %s or %s
          The staff's console     %s   %s
          The password of all     %s
          API                     %s
          Figures for Prometheus  %s
          The outbox, with codes  %s
          Test cards              4242 4242 4242 4242, any future date, any code
          A voucher of 1 GB       %s
          RADIUS, UDP %d        secret %s
                                  %s signs in with %s

        Ctrl-C ends it; ./byway demo goes on where it was.
        """,
        tenant.name(),
        hotspots,
        at.resolve("/portal"),
        at.resolve("/dashboard"),
        DemoOperator.OWNER,
        DemoOperator.CUSTOMER,
        at.resolve("/console"),
        DemoOperator.STAFF,
        operator.password(),
        at.resolve("/api/v1"),
        "http://%s:%d/metrics".formatted(management.host(), management.port()),
        outbox.address(),
        vouchers.isEmpty() ? "issue some in the console" : vouchers.getFirst(),
        settings.of(RadiusPorts.class).asking(),
        accessPoint.secret(),
        DemoOperator.CUSTOMER,
        operator.networkKey());
  }

  /** Everybody goes home. */
  public void close() {
    crowd.disperse();
  }
}
