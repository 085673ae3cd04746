package byway.people.identity.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.identity.api.ProviderSignIn;
import byway.people.identity.api.ProviderState;
import byway.people.identity.api.SetProviderResult;
import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SetSignInProvider;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** By whom staff sign in; what is typed is looked at there before it is kept. */
@RunOnVirtualThread
@Path(SignInProviderPages.HOME)
@InContext
class SignInProviderPages {
  static final String HOME = SignInRulePages.HOME + "/provider";

  /** Where the staff's door takes people back. */
  private static final String BACK = ConsoleFrame.HOME + "/sign-in/provider/back";

  private static final String NAME = "name";
  private static final String ISSUER = "issuer";
  private static final String CLIENT = "client";
  private static final String SECRET = "secret";
  private static final String DOMAINS = "domains";
  private static final String ONLY = "only";

  private final ProviderSignIn provider;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  SignInProviderPages(ProviderSignIn provider, Visitors visitors, StaffActs acts, Pages pages) {
    this.provider = provider;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "identity")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signInProvider(ProviderState state, String redirect, Form form);
  }

  @GET
  public Response show() {
    var state = provider.read();
    return pages.show(page(state, kept(state)));
  }

  private TemplateInstance page(ProviderState state, Form form) {
    return Templates.signInProvider(state, visitors.current().origin() + BACK, form);
  }

  private static Form kept(ProviderState state) {
    var set = state.provider();
    if (set == null) {
      return Form.empty();
    }
    var form =
        Form.empty()
            .with(NAME, set.name())
            .with(ISSUER, set.issuer())
            .with(CLIENT, set.clientId())
            .with(DOMAINS, String.join(", ", set.domains()));
    return set.only() ? form.with(ONLY, "yes") : form;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response keep(MultivaluedMap<String, String> posted) {
    var words = words();
    return acts.of(posted, form -> page(provider.read(), form))
        .calling("providerSignIn.set")
        .refusal("provider_name_invalid", NAME, words.nameWrong())
        .refusal("issuer_invalid", ISSUER, words.issuerWrong())
        .refusal("client_invalid", CLIENT, words.clientWrong())
        .refusal("secret_needed", SECRET, words.secretNeeded())
        .refusal("domains_invalid", DOMAINS, words.domainsWrong())
        .refusal("provider_untried", ONLY, words.untried())
        .done(
            "operator.sign-in-provider", visitors.tenant().id(), HOME, given -> set(given.form()));
  }

  private void set(Form form) {
    var secret = form.raw(SECRET);
    var result =
        provider.set(
            new SetSignInProvider(
                form.value(NAME),
                form.value(ISSUER),
                form.value(CLIENT),
                secret.isEmpty() ? null : secret,
                List.of(form.value(DOMAINS).split("[,\\s]+")),
                form.has(ONLY)));
    if (result instanceof SetProviderResult.NotTaken(var fault, var met)) {
      throw Refusal.invalid("not_taken", inWords(fault) + " " + words().met(met));
    }
  }

  private String inWords(Fault fault) {
    var words = words();
    return switch (fault) {
      case ADDRESS_REFUSED -> words.addressRefused();
      case AWAY -> words.away();
      case TLS_FAILED -> words.tlsFailed();
      case NOT_DESCRIBED -> words.notDescribed();
      case ISSUER_OTHER -> words.issuerOther();
      case NOT_ENOUGH -> words.notEnough();
      case KEYS_BROKEN -> words.keysBroken();
    };
  }

  @POST
  @Path("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(MultivaluedMap<String, String> posted) {
    return acts.of(
            posted,
            form -> {
              var state = provider.read();
              return page(state, form.among(kept(state)));
            })
        .calling("providerSignIn.forget")
        .becauseOf("remove-reason")
        .done(
            "operator.sign-in-provider-removed",
            visitors.tenant().id(),
            HOME,
            given -> provider.forget());
  }

  private SignInProviderMessages words() {
    return pages.words(SignInProviderMessages.class);
  }
}
