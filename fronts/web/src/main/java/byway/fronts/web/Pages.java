package byway.fronts.web;

import byway.fronts.web.theme.Theme;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Formats;
import byway.fronts.web.words.Languages;
import byway.kit.settings.Settings;
import byway.kit.values.Recent;
import byway.kit.web.FormTargets;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;

/**
 * Turns templates into answers, in the visitor's language. A page is rendered here and now, on the
 * thread of its request, so that a template that fails is an error page and not half a page.
 */
@Singleton
public final class Pages {
  static final String POLICY = "Content-Security-Policy";
  private static final int MOST_HASHES = 1_000;

  private final Visitors visitors;
  private final Possible possible;
  private final String policy;
  private final Recent<String, String> hashes = new Recent<>(MOST_HASHES);

  Pages(Visitors visitors, Possible possible, Settings settings) {
    this.visitors = visitors;
    this.possible = possible;
    this.policy = policy(settings);
  }

  public Response show(TemplateInstance page) {
    return show(200, page);
  }

  /** What was typed cannot be taken: the same form again, with everything in it. */
  public Response showAgain(TemplateInstance page) {
    return show(422, page);
  }

  /** A page about something under way: the browser fetches the next look by itself. */
  public Response showAndLookAgain(TemplateInstance page, int seconds, String address) {
    return Response.fromResponse(show(page)).header("Refresh", seconds + ";url=" + address).build();
  }

  /** A page from which the script may look at one other address. */
  public Response showLookingAt(String origin, TemplateInstance page) {
    return Response.fromResponse(show(page))
        .header(POLICY, policy + "; connect-src 'self' " + origin)
        .build();
  }

  Response show(int status, TemplateInstance page) {
    return show(status, page, visitors.current());
  }

  Response show(int status, TemplateInstance page, Visitor visitor) {
    return Response.status(status)
        .entity(render(page.data("possible", possible), visitor))
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .build();
  }

  /** A part that another's page has in it. */
  public static RawString part(TemplateInstance part, Visitor visitor) {
    return new RawString(render(part, visitor));
  }

  static String render(TemplateInstance page, Visitor visitor) {
    return page.setLocale(visitor.language())
        .setAttribute(PageValues.FORM_TOKEN, visitor.formToken())
        .setAttribute(PageValues.CALLS, visitor.calls())
        .setAttribute(Formats.READER, visitor.reader())
        .setAttribute(Formats.ZONE, visitor.zone())
        .data("visitor", visitor)
        .data("assets", Assets.current())
        .render();
  }

  /** After a form was acted on: the browser fetches another page, and reloading it is harmless. */
  public Response seeOther(String address) {
    return Response.seeOther(URI.create(address)).build();
  }

  /**
   * The same, and the page that follows says that it is done.
   *
   * @param what as the pages of a front call it, such as {@code hotspot.block}
   */
  public Response done(String address, String what) {
    return seeOther(address + (address.contains("?") ? "&" : "?") + Visitor.DONE + what);
  }

  /** Writes figures as the visitor does. */
  public ForReader reader() {
    var visitor = visitors.current();
    return new ForReader(visitor.reader(), visitor.zone());
  }

  public Locale language() {
    return visitors.current().language();
  }

  /** The words of a message bundle in the visitor's language. */
  public <B> B words(Class<B> bundle) {
    return Languages.words(bundle, language());
  }

  /**
   * What a browser may load and run on a page (CSP level 3). Nothing stands in a page but the style
   * sheet of a light one, which is named by its hash.
   */
  String policy(Visitor visitor) {
    return visitor.isLight()
        ? policy.replace("style-src 'self'", "style-src 'self' " + hash(visitor.theme()))
        : policy;
  }

  private String hash(Theme theme) {
    return hashes.of(
        theme.accent(),
        accent -> {
          var sheet = Assets.current().inPage(theme).getBytes(StandardCharsets.UTF_8);
          return "'sha256-" + Base64.getEncoder().encodeToString(Assets.sha256(sheet)) + "'";
        });
  }

  /** Browsers apply form-action to redirects too, such as to a page where one pays. */
  private static String policy(Settings settings) {
    var forms = new LinkedHashSet<String>();
    forms.add("'self'");
    settings.all(FormTargets.class).stream()
        .flatMap(targets -> targets.formTargets().stream())
        .map(Pages::origin)
        .sorted()
        .forEach(forms::add);
    return "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
        + " base-uri 'none'; frame-ancestors 'none'; form-action "
        + String.join(" ", forms);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
