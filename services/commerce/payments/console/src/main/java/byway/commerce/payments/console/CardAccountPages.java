package byway.commerce.payments.console;

import byway.commerce.payments.api.CardAccount;
import byway.commerce.payments.api.CardAccounts;
import byway.commerce.payments.api.CardKey;
import byway.commerce.payments.api.WebhookDoor;
import byway.commerce.payments.api.WebhookSecret;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
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
import java.net.URI;
import java.util.UUID;

/** By which account at the card processor the operator is paid. */
@RunOnVirtualThread
@Path(CardAccountPages.HOME)
@InContext
class CardAccountPages {
  static final String HOME = ConsoleFrame.HOME + "/card-account";

  private final CardAccounts accounts;
  private final StaffActs acts;
  private final Pages pages;

  CardAccountPages(CardAccounts accounts, StaffActs acts, Pages pages) {
    this.accounts = accounts;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "payments")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance cardAccount(CardAccount account, Form form);
  }

  @GET
  public Response account(@Context UriInfo uri) {
    var here = uri.getBaseUri().resolve("/").toString();
    return pages.show(page(Form.empty().with("door", here)));
  }

  private TemplateInstance page(Form form) {
    return Templates.cardAccount(accounts.read(), form);
  }

  private StaffAct act(MultivaluedMap<String, String> posted, String because, String call) {
    return acts.of(posted, form -> page(form.with("card-key", "").with("secret", "")))
        .calling(call)
        .becauseOf(because);
  }

  @POST
  @Path("/key")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response setKey(MultivaluedMap<String, String> posted) {
    return act(posted, "key-reason", "cardAccounts.setKey")
        .refusal("key_invalid", "card-key", words().keyInvalid())
        .done(
            "card-account.key",
            "key",
            HOME,
            given -> {
              var unused = accounts.setKey(new CardKey(given.form().raw("card-key")));
            });
  }

  @POST
  @Path("/webhook")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(MultivaluedMap<String, String> posted) {
    return act(posted, "webhook-reason", "cardAccounts.register")
        .done(
            "card-account.webhook",
            "webhook",
            HOME,
            given -> {
              var unused = accounts.register(new WebhookDoor(address(given.text("door"))));
            });
  }

  private static URI address(String typed) {
    try {
      return URI.create(typed.strip());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("address_invalid", "an address begins with https://");
    }
  }

  @POST
  @Path("/secrets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response addSecret(MultivaluedMap<String, String> posted) {
    return act(posted, "secret-reason", "cardAccounts.addSecret")
        .done(
            "card-account.secret",
            "secret",
            HOME,
            given -> {
              var unused = accounts.addSecret(new WebhookSecret(given.form().raw("secret")));
            });
  }

  @POST
  @Path("/secrets/{id}/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response dropSecret(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return act(posted, "drop-reason-" + id, "cardAccounts.dropSecret")
        .done(
            "card-account.secret-drop",
            id,
            HOME,
            given -> {
              var unused = accounts.dropSecret(id);
            });
  }

  @POST
  @Path("/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reset(MultivaluedMap<String, String> posted) {
    return act(posted, "reset-reason", "cardAccounts.reset")
        .done(
            "card-account.reset",
            "account",
            HOME,
            given -> {
              var unused = accounts.reset();
            });
  }

  private PaymentMessages words() {
    return pages.words(PaymentMessages.class);
  }
}
