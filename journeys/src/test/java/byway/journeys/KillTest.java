package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.SimulatedClient;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed in the middle of traffic and of purchases, and started again; not one byte
 * and not one cent is lost or doubled. Three times here; {@code ./byway soak kill 20} for more.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("byway.kills", 3);
  private static final long GRANTED = 10_000_000_000L;
  private static final long PACK = 1_000_000L;
  private static final long PRICE_MINOR = 500;

  @TempDir Path data;

  @Test
  void killed_in_the_middle_of_traffic_it_loses_and_doubles_nothing() throws Exception {
    var random = new Random();
    try (var byway = new Installation(data);
        var cards = cards(byway)) {
      var platform = new Platform(byway);
      var settings = byway.settings();
      settings.put("BYWAY_STRIPE_API", cards.apiBase());
      settings.put("BYWAY_STRIPE_KEY", cards.apiKey());
      settings.put("BYWAY_STRIPE_WEBHOOK_SECRET", cards.webhookSecret());
      var server = byway.start(settings, "up");
      byway.awaitAnswer(server, byway.httpPort);
      var customer = UUID.randomUUID();
      open(platform, customer);
      var hotspot = new WorkingHotspot(byway, platform, "kill", Clock.systemUTC());
      var shopper = new Shopper(platform, customer, PACK, PRICE_MINOR);
      hotspot.signIn(customer);
      var phone = hotspot.phone;
      for (int kill = 0; kill < KILLS; kill++) {
        useFor(phone, Duration.ofMillis(700 + random.nextInt(600)), random);
        shopper.buyOnce(random.nextInt(40));
        server.destroyForcibly().waitFor();
        useFor(phone, Duration.ofMillis(300), random);
        server = byway.start(settings, "up");
        byway.awaitAnswer(server, byway.httpPort);
        assertThat(byway.said(server)).as("what the broker found").doesNotContain("AMQ");
        long before = consumed(platform, customer);
        Poll.until(
            "traffic is charged again",
            PATIENCE,
            () -> {
              phone.download(100_000);
              return consumed(platform, customer) > before;
            });
      }
      Poll.until(
          "everything is charged",
          PATIENCE,
          () -> consumed(platform, customer) == phone.passedBytes());
      shopper.awaitAll();
      hotspot.signOut();
      Poll.until(
          "nothing is reserved", PATIENCE, () -> account(platform, customer, "reservedBytes") == 0);
      hotspot.close();
      assertThat(phone.passedBytes()).isPositive();
      assertThat(account(platform, customer, "grantedBytes")).isEqualTo(GRANTED + KILLS * PACK);
      assertThat(cards.capturedMinor("eur")).isEqualTo(KILLS * PRICE_MINOR);
      assertThat(platform.ask("/internal/payments/totals").at("/capturedMinor/EUR").asLong())
          .isEqualTo(KILLS * PRICE_MINOR);
      assertThat(consumed(platform, customer)).isEqualTo(phone.passedBytes());
      assertThat(platform.ask("/internal/balances/books").get("problems")).isEmpty();
      assertThat(charged(platform, customer)).isEqualTo(phone.passedBytes());
    }
  }

  /** The processor lives on while the server is dead, and tells it again and again. */
  private static CardProcessor cards(Installation byway) {
    return CardProcessor.start(
        CardProcessorSettings.defaults()
            .withWebhook(
                URI.create("http://localhost:" + byway.httpPort + "/webhooks/stripe"),
                "whsec_known_to_this_test")
            .withWebhookRetries(Duration.ofMillis(200), Duration.ofSeconds(1), 100));
  }

  private static void open(Platform platform, UUID customer) throws IOException {
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'kill','name':'Kill','hosts':[],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(platform.tenant));
    platform.tell(
        "/internal/balances/grants",
        """
        {'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}
        """
            .formatted(UUID.randomUUID(), customer, GRANTED));
  }

  private static void useFor(SimulatedClient phone, Duration time, Random random) {
    long end = System.nanoTime() + time.toNanos();
    Poll.until(
        "time is over",
        time.plusSeconds(5),
        () -> {
          phone.download(random.nextInt(400_000));
          phone.upload(random.nextInt(40_000));
          return System.nanoTime() > end;
        });
  }

  private static long consumed(Platform platform, UUID customer) {
    return account(platform, customer, "consumedBytes");
  }

  private static long account(Platform platform, UUID customer, String figure) {
    try {
      return platform.ask("/internal/balances/accounts/" + customer).get(figure).asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the history, which hears of charges by events: none may be missing there or twice. */
  private static long charged(Platform platform, UUID customer) throws IOException {
    var found = new long[1];
    Poll.until(
        "the history is whole",
        PATIENCE,
        () -> {
          found[0] = history(platform, customer);
          return found[0] >= consumed(platform, customer);
        });
    return found[0];
  }

  private static long history(Platform platform, UUID customer) {
    try {
      var from = Clock.systemUTC().instant().minus(Duration.ofDays(2)).toString().substring(0, 10);
      long sum = 0;
      for (var day :
          platform.ask(
              "/internal/usage/accounts/%s/days?from=%s&days=4".formatted(customer, from))) {
        sum += day.get("bytesUp").asLong() + day.get("bytesDown").asLong();
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
