package byway.commerce.payments;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import byway.kit.web.FormTargets;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * By which account of the card processor money comes.
 *
 * @param api its address, and {@code pages} that of its payment pages, when not Stripe's own
 * @param key its secret key; without it no card is taken
 * @param webhookSecret signs what it tells us
 */
record StripeSettings(
    Optional<URI> api, Optional<URI> pages, Optional<String> key, Optional<String> webhookSecret)
    implements FormTargets {
  private static final URI OWN_PAGES = URI.create("https://checkout.stripe.com");

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<StripeSettings> {
    @Override
    public Class<StripeSettings> type() {
      return StripeSettings.class;
    }

    @Override
    public StripeSettings read(SettingsReader in) {
      return new StripeSettings(
          in.optionalUri("STRIPE_API", "address of the card processor, when not Stripe's own"),
          in.optionalUri("STRIPE_PAGES", "address of its payment pages, when not Stripe's own"),
          in.secret("STRIPE_KEY", "secret key of the card processor"),
          in.secret("STRIPE_WEBHOOK_SECRET", "signs what the card processor tells us"));
    }
  }

  /** Whoever buys is sent to the payment page. */
  @Override
  public List<URI> formTargets() {
    return pages.or(() -> api).map(own -> List.of(OWN_PAGES, own)).orElse(List.of(OWN_PAGES));
  }
}
