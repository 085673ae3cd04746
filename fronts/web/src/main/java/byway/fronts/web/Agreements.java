package byway.fronts.web;

import byway.kit.calls.CallFailed;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsStanding;
import byway.people.terms.api.TermsVersion;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What customers agree to: shown where somebody signs up, and asked for where a new version does.
 * Nobody is kept out because the part that knows it is away: then it is asked for later.
 */
@Singleton
public final class Agreements {
  static final String HOME = "/agreement";
  private static final String MARKETING = "marketing";
  private static final int MOST_OPERATORS = 500;
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Terms terms;
  private final Visitors visitors;
  private final Pages pages;
  private final CurrentVertxRequest request;
  private final ExpiringCache<UUID, List<TermsVersion>> published;

  Agreements(
      Terms terms,
      Visitors visitors,
      Pages pages,
      CurrentVertxRequest request,
      InstantSource clock) {
    this.terms = terms;
    this.visitors = visitors;
    this.pages = pages;
    this.request = request;
    this.published = new ExpiringCache<>(MOST_OPERATORS, FRESH, clock, tenant -> terms.current());
  }

  private List<TermsVersion> published() {
    var tenant = Context.current().tenant();
    return tenant == null ? List.of() : orElse(List.of(), () -> published.of(tenant));
  }

  /** A form by which somebody signs up, with which versions it shows. */
  public Form shown(Form form) {
    var shown = form;
    for (var version : published()) {
      shown = shown.with(field(version.kind()), String.valueOf(version.version()));
    }
    return shown;
  }

  private static String field(TermsKind kind) {
    return switch (kind) {
      case TERMS -> "terms-version";
      case PRIVACY -> "privacy-version";
    };
  }

  /** Notes that who has signed up agreed to what the form has shown. */
  void signedUp(UUID customer, Form form) {
    var unused =
        orElse(
            false,
            () ->
                as(
                    customer,
                    () -> {
                      for (var kind : TermsKind.values()) {
                        if (form.has(field(kind))) {
                          accept(customer, kind, form.value(field(kind)));
                        }
                      }
                      if (form.has(MARKETING)) {
                        consent(customer, true);
                      }
                      return true;
                    }));
  }

  /** To the page that asks for what has to be agreed to first; none where nothing has. */
  public Optional<Response> asks(UUID customer, String next) {
    if (published().isEmpty()) {
      return Optional.empty();
    }
    boolean isAsked =
        orElse(false, () -> as(customer, () -> !terms.standing(customer).asked().isEmpty()));
    var back = URLEncoder.encode(next, StandardCharsets.UTF_8);
    return isAsked ? Optional.of(pages.seeOther(HOME + "?next=" + back)) : Optional.empty();
  }

  TermsStanding standing(UUID customer) {
    return as(customer, () -> terms.standing(customer));
  }

  /** Refuses with {@code terms_changed} what is not the newest. */
  void accept(UUID customer, TermsKind kind, String version) {
    var unused =
        terms.accept(
            new AcceptTerms(
                customer,
                kind,
                version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0,
                visitors.current().language().getLanguage(),
                source()));
  }

  void consent(UUID customer, boolean given) {
    var unused = terms.consent(new SayConsent(customer, given, source()));
  }

  /** Who has just come in is not the request's principal yet. */
  private static <T> T as(UUID customer, java.util.concurrent.Callable<T> work) {
    return Context.current().withPrincipal(Principal.customer(customer)).call(work);
  }

  private static <T> T orElse(T otherwise, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (CallFailed e) {
      return otherwise;
    } catch (Refusal e) {
      // another version came meanwhile: it is asked for when they come in
      return otherwise;
    }
  }

  private String source() {
    return Caller.of(request).network();
  }
}
