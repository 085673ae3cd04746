package byway.fronts.web;

import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.terms.api.AskTerms;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsStanding;
import byway.people.terms.api.TermsText;
import byway.people.terms.api.TermsVersion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An operator's terms and what it says of privacy, and where a customer agrees to them. */
@RunOnVirtualThread
@Path(Agreements.HOME)
@InContext
class AgreementPages {
  private final Terms terms;
  private final Agreements agreements;
  private final CustomerPages customers;
  private final Visitors visitors;
  private final Pages pages;

  AgreementPages(
      Terms terms, Agreements agreements, CustomerPages customers, Visitors visitors, Pages pages) {
    this.terms = terms;
    this.agreements = agreements;
    this.customers = customers;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance agreement(
        List<TermsText> asked, TermsStanding standing, String next, Form form);

    static native TemplateInstance termsText(TermsText text);
  }

  @GET
  @Path("/terms")
  public Response terms() {
    return text(TermsKind.TERMS);
  }

  @GET
  @Path("/privacy")
  public Response privacy() {
    return text(TermsKind.PRIVACY);
  }

  private Response text(TermsKind kind) {
    return pages.show(Templates.termsText(terms.text(new AskTerms(kind, null, language()))));
  }

  @GET
  public Response agreement(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(page(Door.local(next), Form.empty()));
  }

  private TemplateInstance page(String next, Form form) {
    var standing = agreements.standing(visitors.customer());
    var asked = standing.asked().stream().map(this::text).toList();
    return Templates.agreement(asked, standing, next, form);
  }

  private TermsText text(TermsVersion version) {
    return terms.text(new AskTerms(version.kind(), version.version(), language()));
  }

  /** Agrees to what the page has shown, and to nothing that came meanwhile. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response agree(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var customer = visitors.customer();
    var next = Door.local(form.value("next"));
    try {
      for (var kind : TermsKind.values()) {
        if (form.has(kind.name())) {
          agreements.accept(customer, kind, form.value(kind.name()));
        }
      }
    } catch (Refusal e) {
      if (!e.code().equals("terms_changed")) {
        throw e;
      }
      return pages.showAgain(page(next, form.wrong(pages.words(WebMessages.class).termsChanged())));
    }
    return pages.seeOther(next.isEmpty() ? customers.home() : next);
  }

  /** News and offers: wanted, or no more. */
  @POST
  @Path("/marketing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response marketing(MultivaluedMap<String, String> posted) {
    agreements.consent(visitors.customer(), Form.of(posted).value("given").equals("yes"));
    return pages.seeOther(Agreements.HOME);
  }

  private String language() {
    return visitors.current().language().getLanguage();
  }
}
