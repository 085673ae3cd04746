package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void sellers_have_books_of_their_own() throws StripeException {
    var keys = shop.processor.openAccount("Harbour Cafe");
    var other = client(keys.secret());
    assertThat(other.v1().accounts().retrieveCurrent().getId()).isEqualTo(keys.account());
    assertThat(other.v1().accounts().retrieveCurrent().getBusinessProfile().getName())
        .isEqualTo("Harbour Cafe");
    var session = other.v1().checkout().sessions().create(Shop.pack(999).build());
    shop.pay(session, "4242424242424242");
    assertThat(other.v1().balance().retrieve().getAvailable().getFirst().getAmount())
        .isEqualTo(999);
    assertThat(shop.processor.capturedMinor("usd")).isZero();
    assertThatThrownBy(() -> shop.stripe.v1().checkout().sessions().retrieve(session.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void events_go_to_receivers_that_were_set_up_and_ask_for_them() throws StripeException {
    var keys = shop.processor.openAccount("Harbour Cafe");
    shop.processor.leads("shop.example", shop.receiver.url());
    var other = client(keys.secret());
    var made = other.v1().webhookEndpoints().create(endpoint("https://shop.example/hooks"));
    assertThat(made.getSecret()).startsWith("whsec_");
    assertThat(other.v1().webhookEndpoints().retrieve(made.getId()).getSecret()).isNull();
    shop.pay(other.v1().checkout().sessions().create(Shop.pack(999).build()), "4242424242424242");
    Shop.await("told", () -> shop.receiver.attempts.get() > 0);
    assertThat(shop.receiver.events).as("signed with another secret than its own").isEmpty();
    var gone = other.v1().webhookEndpoints().delete(made.getId());
    assertThat(gone.getDeleted()).isTrue();
    assertThat(other.v1().webhookEndpoints().list().getData()).isEmpty();
  }

  @Test
  void a_receiver_is_of_the_internet_and_a_restricted_key_sets_up_none() {
    var keys = shop.processor.openAccount("Harbour Cafe");
    for (var url :
        new String[] {"http://shop.example/x", "https://localhost/x", "https://10.0.0.1/"}) {
      assertThatThrownBy(() -> client(keys.secret()).v1().webhookEndpoints().create(endpoint(url)))
          .isInstanceOfSatisfying(
              InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("url"));
    }
    var restricted = client(keys.restricted());
    assertThatThrownBy(
            () -> restricted.v1().webhookEndpoints().create(endpoint("https://shop.example/x")))
        .isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> restricted.v1().accounts().retrieveCurrent())
        .isInstanceOf(PermissionException.class);
  }

  private static WebhookEndpointCreateParams endpoint(String url) {
    return WebhookEndpointCreateParams.builder()
        .setUrl(url)
        .addEnabledEvent(EnabledEvent.CHECKOUT__SESSION__COMPLETED)
        .build();
  }

  private StripeClient client(String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(shop.processor.apiBase()).build();
  }
}
