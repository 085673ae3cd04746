package byway.commerce.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.CardAccount.Source;
import byway.commerce.payments.api.CardAccounts;
import byway.commerce.payments.api.CardKey;
import byway.commerce.payments.api.KeyTried;
import byway.commerce.payments.api.KeyTried.Fault;
import byway.commerce.payments.api.WebhookDoor;
import byway.commerce.payments.api.WebhookSecret;
import byway.kit.testing.ContractTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What pages that set by whom an operator is paid rely on. */
public class CardAccountsContract extends ContractTest<CardAccounts> {
  private static final CardKey PUBLISHABLE = new CardKey("pk_test_0123456789abcdef");
  private static final CardKey NOBODYS = new CardKey("sk_test_0123456789abcdef");

  public CardAccountsContract() {
    super(CardAccounts.class);
  }

  @Test
  void an_operator_without_an_account_is_paid_by_the_installations() {
    var account = ours.read();
    assertThat(account.source()).isEqualTo(Source.INSTALLATION);
    assertThat(account.testMode()).isTrue();
    assertThat(account.secrets()).isEmpty();
    assertThat(account.webhookPath()).endsWith(tenant.toString());
    assertThat(ours.reset()).isEqualTo(account);
    assertThat(others.read().webhookPath()).isNotEqualTo(account.webhookPath());
  }

  @Test
  void a_key_that_is_none_is_told_so_and_not_kept() {
    bad(Fault.WRONG_KIND, PUBLISHABLE);
    bad(Fault.REFUSED, NOBODYS);
    refused("key_invalid", () -> ours.setKey(PUBLISHABLE));
    refused("key_refused", () -> ours.setKey(NOBODYS));
    assertThat(ours.read().source()).isEqualTo(Source.INSTALLATION);
  }

  @Test
  void without_an_account_of_ones_own_nothing_is_registered_and_no_secret_is_kept() {
    notFound(() -> ours.register(new WebhookDoor(URI.create("https://cafe.example"))));
    notFound(() -> ours.addSecret(new WebhookSecret("whsec_0123456789")));
    refused("secret_invalid", () -> ours.addSecret(new WebhookSecret("0123456789")));
    assertThat(ours.dropSecret(UUID.randomUUID()).secrets()).isEmpty();
  }

  private void bad(Fault fault, CardKey key) {
    assertThat(ours.tryKey(key))
        .isInstanceOfSatisfying(
            KeyTried.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
  }
}
