package byway.commerce.payments;

import byway.commerce.payments.OwnAccounts.OwnAccount;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointListParams;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Has the processor tell what happens, at the operator's address. The new one is made before those
 * that were made before are taken away, so that nothing goes untold; both tell for a moment, and
 * each event is taken once.
 */
@Singleton
final class RegisterWebhook {
  private static final Logger LOG = Logger.getLogger(RegisterWebhook.class);
  private static final String OURS = "byway_tenant";
  private static final long MOST = 100;
  private static final int LONGEST = 500;

  private final AccountKeys accounts;
  private final Processor processor;

  RegisterWebhook(AccountKeys accounts, Processor processor) {
    this.accounts = accounts;
    this.processor = processor;
  }

  /** An endpoint at the processor that was made just now. */
  record Made(String id, String secret) {}

  Made at(OwnAccount account, URI address) {
    if (!"https".equals(address.getScheme())
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.toString().length() > LONGEST) {
      throw Refusal.invalid(
          "address_invalid", "the processor tells only a public address that begins with https://");
    }
    var tenant = Context.tenantId();
    var params =
        WebhookEndpointCreateParams.builder()
            .setUrl(address.resolve(Webhooks.path(tenant)).toString())
            .setDescription("Byway")
            .putMetadata(OURS, tenant.toString());
    events().forEach(params::addEnabledEvent);
    try {
      var made =
          processor.tryWith(
              key(account), stripe -> stripe.v1().webhookEndpoints().create(params.build()));
      return new Made(made.getId(), made.getSecret());
    } catch (ApiConnectionException e) {
      throw Refusal.unavailable("processor_unavailable", "the card processor does not answer");
    } catch (StripeException e) {
      if (e.getStatusCode() != null && e.getStatusCode() >= 500) {
        throw Refusal.unavailable("processor_unavailable", "the card processor is away; try again");
      }
      throw Refusal.conflict(
          "registration_refused",
          "url".equals(param(e))
              ? "the processor does not take this address: it has to be a public one"
              : "the key does not allow it: set the address and its secret by hand");
    }
  }

  private static String param(StripeException e) {
    return e instanceof com.stripe.exception.InvalidRequestException invalid
        ? String.valueOf(invalid.getParam())
        : "";
  }

  /** What {@link Webhooks} handles, and nothing else. */
  private static java.util.List<EnabledEvent> events() {
    Set<String> wanted = Webhooks.kinds();
    return Arrays.stream(EnabledEvent.values())
        .filter(event -> wanted.contains(event.getValue()))
        .toList();
  }

  /** Takes away what was set up here before for the same operator; what cannot be is left. */
  void forgetOthers(OwnAccount account, Made made) {
    var tenant = Context.tenantId().toString();
    var params = WebhookEndpointListParams.builder().setLimit(MOST).build();
    try {
      for (var endpoint :
          processor
              .tryWith(key(account), stripe -> stripe.v1().webhookEndpoints().list(params))
              .getData()) {
        boolean isOurs =
            endpoint.getMetadata() != null && tenant.equals(endpoint.getMetadata().get(OURS));
        if (isOurs && !endpoint.getId().equals(made.id())) {
          var unused =
              processor.tryWith(
                  key(account), stripe -> stripe.v1().webhookEndpoints().delete(endpoint.getId()));
        }
      }
    } catch (StripeException e) {
      LOG.warnf(
          "an endpoint from before is left at the processor: %s", e.getClass().getSimpleName());
    }
  }

  private String key(OwnAccount account) {
    return accounts
        .key(account.accountId())
        .orElseThrow(() -> Refusal.unavailable("processor_unavailable", "the key cannot be read"));
  }
}
