package byway.people.terms.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.people.terms.api.AskTerms;
import byway.people.terms.api.PublishTerms;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsText;
import byway.people.terms.api.TermsVersion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is published, version by version, and the next one. */
@RunOnVirtualThread
@Path(TermsPages.HOME)
@InContext
class TermsPages {
  static final String HOME = ConsoleFrame.HOME + "/terms";
  static final List<String> LANGUAGES = List.of("en", "nl", "es");

  private final Terms terms;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  TermsPages(Terms terms, Visitors visitors, StaffActs acts, Pages pages) {
    this.terms = terms;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "terms")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance versions(ShownList rows, List<String> languages, Form form);

    static native TemplateInstance text(String name, List<TermsText> texts);
  }

  @GET
  public Response versions(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, rows -> page(rows, Form.empty()));
  }

  private TemplateInstance page(ShownList rows, Form form) {
    return Templates.versions(rows, LANGUAGES, acts.keyed(form));
  }

  private TemplateInstance again(Form form) {
    return page(rows(Asked.first(HOME)).shown(), form);
  }

  private Listing<TermsVersion> rows(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.of(asked, words.title(), terms::versions)
        .lead(
            words.kind(),
            one ->
                Cell.link(
                    HOME + "/" + one.kind() + "/" + one.version(), name(one.kind(), one.version())))
        .side(
            words.asksAgain(),
            one -> one.asksAgain() ? Cell.badge("warn", words.asksAgain()) : Cell.NONE)
        .text(words.languages(), one -> Cell.code(String.join(", ", one.languages())))
        .time(words.publishedAt(), one -> in.time(one.publishedAt()));
  }

  private String name(TermsKind kind, int version) {
    return kind(kind, words()) + ", " + words().version(String.valueOf(version));
  }

  static String kind(TermsKind kind, TermsMessages words) {
    return switch (kind) {
      case TERMS -> words.terms();
      case PRIVACY -> words.privacy();
    };
  }

  @GET
  @Path("/{kind:TERMS|PRIVACY}/{version}")
  public Response text(@PathParam("kind") TermsKind kind, @PathParam("version") int version) {
    var texts =
        LANGUAGES.stream()
            .map(language -> terms.text(new AskTerms(kind, version, language)))
            .distinct()
            .toList();
    return pages.show(Templates.text(name(kind, version), texts));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response publish(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("terms.publish")
        .check(form -> !texts(form).isEmpty(), "text-en", words().textWrong())
        .answer("terms.publish", given -> kind(given.form()), this::publish);
  }

  private Response publish(Given given) {
    var key = RepeatKeys.of(visitors.staff().toString(), "terms " + given.text("key"));
    var form = given.form();
    var unused =
        terms.publish(
            new PublishTerms(key, kind(form), texts(form), form.value("asks-again").equals("yes")));
    return pages.done(HOME, "terms.publish");
  }

  private static TermsKind kind(Form form) {
    return form.value("kind").equals(TermsKind.PRIVACY.name())
        ? TermsKind.PRIVACY
        : TermsKind.TERMS;
  }

  private static Map<String, String> texts(Form form) {
    var texts = new LinkedHashMap<String, String>();
    for (var language : LANGUAGES) {
      if (form.has("text-" + language)) {
        texts.put(language, form.value("text-" + language));
      }
    }
    return texts;
  }

  private TermsMessages words() {
    return pages.words(TermsMessages.class);
  }
}
