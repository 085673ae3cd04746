package byway.apps.demo;

import byway.kit.platform.Settings;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;

/** {@code ./byway demo}: the platform with its surroundings. */
@Singleton
public class Demo {
  private static final String MARK = "  · ";

  private final DemoOperator operator;
  private final Crowd crowd;
  private final Journey journey;
  private final Settings settings;

  Demo(DemoOperator operator, Crowd crowd, Journey journey, Settings settings) {
    this.operator = operator;
    this.crowd = crowd;
    this.journey = journey;
    this.settings = settings;
  }

  /** Starts the card processor's stand-in, which keeps its own books beside the data. */
  public static CardProcessor startCards(Settings settings) {
    return CardProcessor.start(
        CardProcessorSettings.defaults()
            .withFile(settings.data().resolve("outside").resolve("cards.jsonl"))
            .withWebhook(
                settings.publicUrl().resolve("/webhooks/stripe"), "whsec_the_demo_knows_this"));
  }

  /** What the platform must be told to use that stand-in. */
  public static Settings with(Settings settings, CardProcessor cards) {
    return settings.withCardProcessor(
        URI.create(cards.apiBase()), cards.apiKey(), cards.webhookSecret());
  }

  /** Tells the main job line by line; 0 when every figure was right. */
  public int tell(PrintStream out) {
    try {
      var result = journey.run(mqtt(), line -> out.println(MARK + line));
      out.println(result.json());
      return 0;
    } catch (WrongFigure wrong) {
      out.println("  ✗ " + wrong.getMessage());
      return 1;
    }
  }

  /** Makes the operator, lets the crowd in, and says where to look. */
  public void open(PrintStream out) {
    var tenant = operator.make();
    var vouchers = operator.vouchers();
    var accessPoint = operator.accessPoint();
    int hotspots = crowd.gather(mqtt());
    var at = settings.publicUrl();
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
        DemoOperator.PASSWORD,
        at.resolve("/api/v1"),
        "http://%s:%d/metrics"
            .formatted(settings.management().host(), settings.management().port()),
        vouchers.isEmpty() ? "issue some in the console" : vouchers.getFirst(),
        settings.radiusPort(),
        accessPoint.secret(),
        DemoOperator.CUSTOMER,
        operator.networkKey());
  }

  /** Everybody goes home. */
  public void close() {
    crowd.disperse();
  }

  private URI mqtt() {
    return URI.create("mqtt://127.0.0.1:" + settings.mqttPort());
  }
}
