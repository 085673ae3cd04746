package byway.fronts.web;

import byway.fronts.web.theme.Theme;
import byway.operations.tenants.api.Tenant;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.TokenOwner;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking at a page, and at whose.
 *
 * @param tenant whose pages these are; none where no operator is known at this address
 * @param owner whose session it is; none for somebody who is not signed in
 * @param calls of contracts that their role allows; none for who is not staff
 * @param language of the words
 * @param reader the language with the reader's region, for numbers, dates and money
 * @param formToken proves that a form came from a page of ours
 * @param origin scheme, host and port as the person sees them
 * @param path what was asked for, with its query
 */
public record Visitor(
    @Nullable Tenant tenant,
    @Nullable TokenOwner owner,
    Set<String> calls,
    Locale language,
    Locale reader,
    String formToken,
    String origin,
    String path) {
  static final String DONE = "done=";

  public boolean isSignedIn() {
    return owner != null;
  }

  public boolean isStaff() {
    return owner != null && owner.kind() == PersonKind.STAFF;
  }

  /** Whether their role allows a call such as {@code orders.refund}; else pages do not offer it. */
  public boolean may(String call) {
    return calls.contains(call);
  }

  /** The operator's name, or the platform's where there is no operator. */
  public String operator() {
    return tenant == null ? "Byway" : tenant.name();
  }

  /** In which times are told: the operator's, or UTC where it has said none. */
  public ZoneId zone() {
    var chosen = tenant == null ? null : tenant.settings().timeZone();
    return ZoneId.of(chosen == null ? "UTC" : chosen);
  }

  public Theme theme() {
    return Theme.of(tenant);
  }

  /** Whether this is a page for captive pop-ups on slow links, which gets the least there is. */
  public boolean isLight() {
    return isUnder("/portal");
  }

  public String languageTag() {
    return language.toLanguageTag();
  }

  /** Whether the page at this address is the one looked at, or above it; for the navigation. */
  public boolean isAt(String address) {
    var here = path.split("\\?", 2)[0];
    return here.equals(address);
  }

  /** Whether the page looked at is this one or lies below it. */
  public boolean isUnder(String address) {
    return isAt(address) || path.startsWith(address + "/") || path.startsWith(address + "?");
  }

  /** What was just done, where this page follows a form; otherwise nothing. */
  public String done() {
    var parts = path.split("\\?", 2);
    return parts.length == 1
        ? ""
        : Arrays.stream(parts[1].split("&"))
            .filter(part -> part.startsWith(DONE))
            .map(part -> part.substring(DONE.length()))
            .findFirst()
            .orElse("");
  }

  /** The customer who is signed in, if one is. */
  public Optional<UUID> customer() {
    return Optional.ofNullable(owner)
        .filter(who -> who.kind() == PersonKind.CUSTOMER)
        .map(TokenOwner::personId);
  }
}
