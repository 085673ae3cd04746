package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who buys and then has the bank take the money back keeps nothing: what is left is withheld when
 * the dispute is opened, comes again when it is won, and is gone when it is lost.
 */
class DisputeTest {
  private static final long PACK = 20_000_000_000L;
  private static final long SLICE = 16_000_000L;
  private static final long USED = 5_000_000L;
  private static final String CARD = "&expiry=12+%2F+34&cvc=123&name=Ada+Guest";

  @TempDir Path data;

  @Test
  void a_dispute_takes_what_is_left_and_a_session_ends_with_what_it_was_promised()
      throws Exception {
    try (var byway = Installation.prepared(data);
        var cards = cards(byway)) {
      var platform = new Platform(byway);
      var settings = byway.settings();
      settings.put("BYWAY_STRIPE_API", cards.apiBase());
      settings.put("BYWAY_STRIPE_KEY", cards.apiKey());
      settings.put("BYWAY_STRIPE_WEBHOOK_SECRET", cards.webhookSecret());
      var server = byway.start(settings, "up");
      byway.awaitAnswer(server, byway.httpPort);
      var pack = open(platform);
      var customer = UUID.randomUUID();
      var first = buy(platform, customer, pack, "4242424242424242");
      Poll.until("20 GB are there", PATIENCE, () -> left(platform, customer) == PACK);

      var hotspot = new WorkingHotspot(byway, platform, "dispute", Clock.systemUTC());
      hotspot.signIn(customer);
      hotspot.phone.download(USED);
      Poll.until("use is charged", PATIENCE, () -> left(platform, customer) == PACK - USED);

      // The second pack is disputed as soon as it is paid: it never is the customer's.
      var second = buy(platform, customer, pack, "4000000000000259");
      Poll.until("it is withheld", PATIENCE, () -> isDisputed(platform, second, "OPEN"));
      assertThat(left(platform, customer)).isEqualTo(PACK - USED);

      // The first is disputed later: what no session was promised is withheld at once.
      var dispute = cards.dispute(intent(cards, first));
      Poll.until("it is withheld", PATIENCE, () -> isDisputed(platform, first, "OPEN"));
      assertThat(left(platform, customer)).isLessThanOrEqualTo(SLICE);
      assertThat(refusal(byway, platform, first)).contains("not_refundable").contains("bank");
      assertThat(cards.refundedMinor("eur")).isZero();

      cards.decide(dispute, true);
      Poll.until("it is given back", PATIENCE, () -> left(platform, customer) == PACK - USED);
      Poll.until("and the order says so", PATIENCE, () -> isDisputed(platform, first, "WON"));

      hotspot.signOut();
      Poll.until("nothing is reserved", PATIENCE, () -> reserved(platform, customer) == 0);
      cards.decide(disputeOf(cards, second), false);
      Poll.until("it is lost", PATIENCE, () -> isDisputed(platform, second, "LOST"));
      hotspot.close();
      assertThat(left(platform, customer)).isEqualTo(PACK - USED);
      assertThat(platform.ask("/internal/balances/books").get("problems")).isEmpty();
    }
  }

  private static CardProcessor cards(Installation byway) {
    return CardProcessor.start(
        CardProcessorSettings.defaults()
            .withWebhook(
                URI.create("http://localhost:" + byway.httpPort + "/webhooks/stripe"),
                "whsec_known_to_this_test")
            .withWebhookRetries(Duration.ofMillis(200), Duration.ofSeconds(1), 100));
  }

  private static UUID open(Platform platform) throws IOException {
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'dispute','name':'Dispute','hosts':[],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':%d}}
        """
            .formatted(platform.tenant, SLICE));
    var pack = UUID.randomUUID();
    platform.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'Twenty','bytes':%d,'price':{'minor':6000,'currency':'EUR'}}"
            .formatted(pack, PACK));
    return pack;
  }

  private static UUID buy(Platform platform, UUID customer, UUID pack, String number)
      throws IOException, InterruptedException {
    var order = UUID.randomUUID();
    var placed =
        platform.tell(
            "/internal/orders",
            """
            {'key':'%s','customerId':'%s','packId':'%s','returnUrl':'http://localhost/paid',
             'cancelUrl':'http://localhost/buy','saveCard':false}
            """
                .formatted(order, customer, pack));
    try (var browser = HttpClient.newHttpClient()) {
      var pay =
          HttpRequest.newBuilder(URI.create(placed.path("paymentUrl").asText()))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("number=" + number + CARD));
      var answer = browser.send(pay.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isLessThan(400);
    }
    return order;
  }

  private static String refusal(Installation byway, Platform platform, UUID order)
      throws IOException {
    return byway
        .post(
            byway.internalPort,
            "/internal/orders/" + order + "/refund",
            "{\"reason\":\"asked\"}",
            platform.headers())
        .body();
  }

  private static String intent(CardProcessor cards, UUID order) {
    return cards.payments().stream()
        .filter(payment -> order.toString().equals(payment.metadata().get("order")))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String disputeOf(CardProcessor cards, UUID order) {
    return cards.disputes(intent(cards, order)).getFirst();
  }

  private static boolean isDisputed(Platform platform, UUID order, String state) {
    return ask(platform, "/internal/orders/" + order, "/money/dispute").equals(state);
  }

  private static long left(Platform platform, UUID customer) {
    var at = "/internal/balances/accounts/" + customer;
    return number(platform, at, "/grantedBytes")
        - number(platform, at, "/withdrawnBytes")
        - number(platform, at, "/consumedBytes");
  }

  private static long reserved(Platform platform, UUID customer) {
    return number(platform, "/internal/balances/accounts/" + customer, "/reservedBytes");
  }

  private static long number(Platform platform, String path, String figure) {
    return Long.parseLong(ask(platform, path, figure));
  }

  private static String ask(Platform platform, String path, String figure) {
    try {
      return platform.ask(path).at(figure).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
