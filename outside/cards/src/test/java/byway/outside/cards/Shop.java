package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A shop with a processor, its receiver of webhooks, and a guest's browser. */
final class Shop implements AutoCloseable {
  static final String SUCCESS = "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}";
  static final RequestOptions ONCE = RequestOptions.builder().setMaxNetworkRetries(0).build();

  final Receiver receiver = new Receiver();
  final CardProcessor processor;
  final StripeClient stripe;
  private final HttpClient browser = HttpClient.newHttpClient();

  Shop() {
    this(settings -> settings);
  }

  Shop(UnaryOperator<CardProcessorSettings> adjust) {
    this.processor =
        CardProcessor.start(
            adjust.apply(
                CardProcessorSettings.defaults()
                    .withApiKey("sk_test_shop")
                    .withWebhook(receiver.url(), "whsec_shop")
                    .withWebhookRetries(Duration.ofMillis(20), Duration.ofMillis(50), 20)));
    this.stripe =
        StripeClient.builder()
            .setApiKey(processor.apiKey())
            .setApiBase(processor.apiBase())
            .build();
  }

  static SessionCreateParams.Builder pack(long unitAmount) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId("order-1")
        .putMetadata("tenant", "harbour")
        .setSuccessUrl(SUCCESS)
        .setCancelUrl("https://shop.example/cart")
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder().putMetadata("order", "1").build())
        .addLineItem(
            LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    PriceData.builder()
                        .setCurrency("usd")
                        .setUnitAmount(unitAmount)
                        .setProductData(
                            PriceData.ProductData.builder().setName("1 GB <pack>").build())
                        .build())
                .build());
  }

  Session checkout(long unitAmount) throws StripeException {
    return checkout(pack(unitAmount).build());
  }

  Session checkout(SessionCreateParams params) throws StripeException {
    return stripe.v1().checkout().sessions().create(params);
  }

  Session again(Session session) throws StripeException {
    return stripe
        .v1()
        .checkout()
        .sessions()
        .retrieve(
            session.getId(),
            com.stripe.param.checkout.SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge")
                .build(),
            null);
  }

  HttpResponse<String> open(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  HttpResponse<String> pay(Session session, String number) {
    return pay(session, number, Map.of());
  }

  HttpResponse<String> pay(Session session, String number, Map<String, String> more) {
    Map<String, String> form =
        new java.util.HashMap<>(
            Map.of("number", number, "expiry", "12 / 34", "cvc", "123", "name", "Ada Guest"));
    form.putAll(more);
    return post(session.getUrl(), form);
  }

  HttpResponse<String> post(String url, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(
          request.timeout(Duration.ofSeconds(120)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String location(HttpResponse<?> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }

  static String thanks(Session session) {
    return SUCCESS.replace("{CHECKOUT_SESSION_ID}", session.getId());
  }

  static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
    processor.close();
    receiver.close();
  }
}
