package byway.people.identity;

import byway.kit.values.EmailAddress;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.people.identity.api.SetSignInProvider;
import byway.people.identity.api.SignInProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** What an owner types about a provider. */
final class ProviderChecks {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ISSUER = 500;
  private static final int LONGEST_SECRET = 500;
  private static final int MOST_DOMAINS = 20;

  private ProviderChecks() {}

  static SignInProvider checked(SetSignInProvider given) {
    var name =
        PlainText.line(given.name(), LONGEST_NAME)
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "provider_name_invalid", "a provider has a name of 1 to 60 characters"));
    var secret = given.secret();
    if (!given.clientId().matches("[\\x21-\\x7e]{1,200}")
        || (secret != null && !secret.matches("[\\x20-\\x7e]{1," + LONGEST_SECRET + "}"))) {
      throw Refusal.invalid(
          "client_invalid",
          "a client id has 1 to 200 visible characters of ASCII, a secret 1 to 500");
    }
    return new SignInProvider(
        name, issuer(given.issuer()), given.clientId(), domains(given.domains()), given.only());
  }

  /** Whether it may be called is seen when it is. */
  private static String issuer(String typed) {
    try {
      var issuer = new URI(typed);
      boolean isOne =
          issuer.getHost() != null
              && ("https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()))
              && issuer.getRawQuery() == null
              && issuer.getRawFragment() == null
              && issuer.getRawUserInfo() == null
              && typed.length() <= LONGEST_ISSUER;
      if (isOne) {
        return typed;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw Refusal.invalid(
        "issuer_invalid", "an issuer is an address such as https://login.example/realm");
  }

  private static List<String> domains(List<String> typed) {
    var given = typed.stream().filter(domain -> !domain.isBlank()).toList();
    var domains = given.stream().flatMap(domain -> domain(domain).stream()).distinct().toList();
    boolean areDomains =
        !domains.isEmpty()
            && given.size() <= MOST_DOMAINS
            && given.stream().allMatch(domain -> domain(domain).isPresent());
    if (!areDomains) {
      throw Refusal.invalid(
          "domains_invalid", "name 1 to 20 domains of addresses, such as example.org");
    }
    return domains;
  }

  private static Optional<String> domain(String typed) {
    var text = typed.strip();
    return EmailAddress.normal("a@" + (text.startsWith("@") ? text.substring(1) : text))
        .map(ProviderChecks::domainOf);
  }

  /** Of an address in its normal form. */
  static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
