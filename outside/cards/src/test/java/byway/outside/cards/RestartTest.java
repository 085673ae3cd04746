package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private final Path folder;

  RestartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file() {
    return folder.resolve("cards.jsonl");
  }

  private Shop shop() {
    return new Shop(settings -> settings.withFile(file()));
  }

  private static PaymentIntent pay(Shop shop) throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(900L)
                .setCurrency("usd")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true)
                .build(),
            RequestOptions.builder().setIdempotencyKey("order-1").build());
  }

  @Test
  void a_restart_forgets_nothing() throws StripeException {
    Session open;
    Session paid;
    String intent;
    try (Shop shop = shop()) {
      open = shop.checkout(700);
      paid = shop.checkout(999);
      shop.pay(paid, "4242424242424242");
      intent = pay(shop).getId();
    }
    for (int i = 0; i < 2; i++) {
      try (Shop shop = shop()) {
        assertThat(shop.processor.capturedMinor("usd")).isEqualTo(1_899);
        assertThat(shop.again(paid).getStatus()).isEqualTo("complete");
        assertThat(shop.again(open).getStatus()).isEqualTo("open");
        assertThat(pay(shop).getId()).as("the same key, before the restart").isEqualTo(intent);
        assertThat(shop.processor.payments()).hasSize(2);
      }
    }
  }

  @Test
  void undelivered_webhooks_go_on_after_a_restart() throws StripeException {
    try (Shop shop = shop()) {
      shop.receiver.failures.set(1_000);
      shop.pay(shop.checkout(999), "4242424242424242");
      Shop.await("tried", () -> shop.receiver.attempts.get() > 2);
    }
    try (Shop shop = shop()) {
      shop.receiver.event("checkout.session.completed");
    }
  }

  @Test
  void a_write_cut_short_is_undone() throws StripeException, IOException {
    try (Shop shop = shop()) {
      pay(shop);
    }
    Files.writeString(file(), "[{\"kind\":\"charge\",\"id\":\"ch_", StandardOpenOption.APPEND);
    try (Shop shop = shop()) {
      assertThat(shop.processor.capturedMinor("usd")).isEqualTo(900);
      shop.checkout(700);
    }
    try (Shop shop = shop()) {
      assertThat(shop.processor.payments()).hasSize(1);
      assertThat(shop.stripe.v1().checkout().sessions().list().getData()).hasSize(1);
    }
  }

  @Test
  void a_long_history_is_shortened_to_what_it_came_to() throws StripeException, IOException {
    Shop tight =
        new Shop(
            settings ->
                settings
                    .withFile(file())
                    .withLimits(
                        new CardProcessorSettings.Limits(1_000, 10, 10, 65_536, 8, 40_000)));
    try (Shop shop = tight) {
      for (int i = 0; i < 40; i++) {
        shop.pay(shop.checkout(999), "4242424242424242");
      }
    }
    assertThat(Files.size(file())).isBetween(10_000L, 250_000L);
    try (Shop shop = shop()) {
      assertThat(shop.processor.capturedMinor("usd")).isEqualTo(40 * 999);
    }
  }

  @Test
  void the_number_of_a_card_is_kept_nowhere() throws StripeException, IOException {
    try (Shop shop = shop()) {
      shop.pay(shop.checkout(999), "4000000000000002");
      shop.pay(shop.checkout(999), "4242 4242 4242 4242");
    }
    assertThat(Files.readString(file()))
        .contains("\"last4\":\"4242\"")
        .doesNotContain("4242424242424242", "4242 4242", "4000000000000002");
  }

  @Test
  void two_processors_do_not_share_a_file() {
    try (Shop shop = shop()) {
      assertThatThrownBy(
              () -> CardProcessor.start(CardProcessorSettings.defaults().withFile(file())).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another card processor");
      assertThat(shop.processor.payments()).isEmpty();
    }
  }
}
