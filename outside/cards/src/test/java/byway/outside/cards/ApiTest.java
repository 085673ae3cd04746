package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  private PaymentIntent pay(long amount, String method, RequestOptions options)
      throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("usd")
                .setPaymentMethod(method)
                .setConfirm(true)
                .build(),
            options);
  }

  private PaymentIntent pay(long amount) throws StripeException {
    return pay(amount, "pm_card_visa", Shop.ONCE);
  }

  private Refund refund(String intent, @Nullable Long amount) throws StripeException {
    return shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent).setAmount(amount).build());
  }

  private static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).setMaxNetworkRetries(0).build();
  }

  @Test
  void a_wrong_key_opens_nothing() {
    StripeClient thief =
        StripeClient.builder()
            .setApiKey("sk_test_guess")
            .setApiBase(shop.processor.apiBase())
            .build();
    assertThatThrownBy(() -> thief.v1().events().list())
        .isInstanceOfSatisfying(
            AuthenticationException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(401);
              assertThat(e.getRequestId()).isNotBlank();
            });
    assertThat(shop.open(shop.processor.apiBase() + "/v1/events").statusCode()).isEqualTo(401);
  }

  @Test
  void money_goes_back_in_parts_but_never_more_than_came() throws StripeException {
    String intent = pay(1_000).getId();
    assertThat(refund(intent, 300L).getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> refund(intent, 701L))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("amount"));
    assertThatThrownBy(() -> refund(intent, -1L)).isInstanceOf(InvalidRequestException.class);
    assertThat(refund(intent, null).getAmount()).isEqualTo(700);
    assertThatThrownBy(() -> refund(intent, null))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
    assertThat(shop.processor.refundedMinor("usd")).isEqualTo(1_000);
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(1_000);
    shop.receiver.event("charge.refunded");
  }

  @Test
  void unpaid_and_disputed_payments_are_not_refunded() throws StripeException {
    String unpaid =
        shop.stripe
            .v1()
            .paymentIntents()
            .create(PaymentIntentCreateParams.builder().setAmount(500L).setCurrency("usd").build())
            .getId();
    assertThatThrownBy(() -> refund(unpaid, null)).isInstanceOf(InvalidRequestException.class);
    String disputed = pay(500, "pm_card_createDispute", Shop.ONCE).getId();
    assertThatThrownBy(() -> refund(disputed, null))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));
    assertThat(shop.processor.refundedMinor("usd")).isZero();
  }

  @Test
  void the_same_key_pays_once() throws StripeException {
    PaymentIntent first = pay(900, "pm_card_visa", key("order-7"));
    PaymentIntent again = pay(900, "pm_card_visa", key("order-7"));
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .hasValue("true");
    assertThatThrownBy(() -> pay(901, "pm_card_visa", key("order-7")))
        .isInstanceOf(IdempotencyException.class);
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(900);
  }

  @Test
  void a_decline_is_repeated_too_but_a_refused_call_may_be_corrected() throws StripeException {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pay(900, "pm_card_chargeDeclined", key("order-8")))
          .isInstanceOf(CardException.class);
    }
    assertThat(shop.processor.payments()).hasSize(1);
    assertThatThrownBy(() -> pay(1, "pm_card_visa", key("order-9")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(pay(900, "pm_card_visa", key("order-9")).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void an_outage_refuses_calls_and_ends() throws StripeException {
    shop.processor.refuseCalls(2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pay(900))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));
    }
    assertThat(pay(900).getStatus()).isEqualTo("succeeded");
    assertThat(shop.processor.payments()).hasSize(1);
  }

  @Test
  void a_lost_answer_is_found_again_under_its_key() throws StripeException {
    // The JDK's client may itself try once more, so more than one answer is lost.
    shop.processor.loseAnswers(4);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pay(900, "pm_card_visa", key("order-10")))
          .isInstanceOf(StripeException.class);
    }
    shop.processor.loseAnswers(0);
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(900);
    assertThat(pay(900, "pm_card_visa", key("order-10")).getStatus()).isEqualTo("succeeded");
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(900);
  }

  @Test
  void lists_are_paged_newest_first() throws StripeException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(pay(500 + i).getId());
    }
    List<String> listed = new ArrayList<>();
    shop.stripe
        .v1()
        .paymentIntents()
        .list(PaymentIntentListParams.builder().setLimit(2L).build())
        .autoPagingIterable()
        .forEach(intent -> listed.add(intent.getId()));
    assertThat(listed).isEqualTo(made);
    assertThat(
            shop.stripe
                .v1()
                .paymentIntents()
                .list(
                    PaymentIntentListParams.builder()
                        .setLimit(2L)
                        .setEndingBefore(made.get(3))
                        .build())
                .getData())
        .extracting(PaymentIntent::getId)
        .containsExactly(made.get(1), made.get(2));
  }

  @Test
  void oversized_and_malformed_requests_change_nothing() {
    String url = shop.processor.apiBase() + "/v1/payment_intents";
    assertThat(call(url, "description=" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(call(url, "amount=%zz").statusCode()).isEqualTo(400);
    assertThat(call(url, "[=1").statusCode()).isEqualTo(400);
    assertThat(call(url, "amount=99999999999999999999&currency=usd").body())
        .contains("parameter_invalid_integer");
    assertThat(call(url, "amount=100000000&currency=usd").body()).contains("amount_too_large");
    assertThat(call(url, "amount=500&currency=xxq").body()).contains("\"param\":\"currency\"");
    assertThat(call(url, "amount=500&currency=usd&capture_method=manual").body())
        .contains("capture_method");
    assertThat(call(url + "/nothing/here", "").statusCode()).isEqualTo(404);
    assertThat(shop.processor.payments()).isEmpty();
  }

  private HttpResponse<String> call(String url, String body) {
    return shop.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + shop.processor.apiKey())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment_intents?amount=500&currency=usd&colour=red",
        "payment_intents?amount=500&currency=usd&transfer_data[destination]=acct_1",
        "payment_intents?amount=500&currency=usd&metadata[a][b]=1",
        "customers?nmae=Ada",
        "refunds?payment_intent=%s&amout=1"
      })
  void a_parameter_that_is_not_known_is_refused_and_nothing_is_done(String call)
      throws StripeException {
    String intent = pay(900).getId();
    String[] parts = call.formatted(intent).split("\\?");
    assertThat(call(shop.processor.apiBase() + "/v1/" + parts[0], parts[1]).body())
        .contains("parameter_unknown");
    assertThat(shop.processor.payments()).hasSize(1);
    assertThat(shop.processor.refundedMinor("usd")).isZero();
  }

  @Test
  void payments_are_listed_by_when_they_were_made() throws StripeException {
    long before = Instant.now().getEpochSecond();
    var intent = pay(900);
    assertThat(made(before - 1)).extracting(PaymentIntent::getId).containsExactly(intent.getId());
    assertThat(made(intent.getCreated() + 1)).isEmpty();
  }

  private List<PaymentIntent> made(long since) throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .list(
            PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder().setGte(since).build())
                .build())
        .getData();
  }

  @Test
  void what_is_full_refuses_and_keeps_what_it_has() throws StripeException {
    try (Shop small =
        new Shop(
            settings ->
                settings.withLimits(
                    new CardProcessorSettings.Limits(1, 2, 1, 4_096, 8, 1L << 20)))) {
      small.checkout(500);
      assertThatThrownBy(
              () ->
                  small.stripe.v1().checkout().sessions().create(Shop.pack(500).build(), Shop.ONCE))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("full");
      assertThat(small.stripe.v1().checkout().sessions().list().getData()).hasSize(1);
    }
  }
}
