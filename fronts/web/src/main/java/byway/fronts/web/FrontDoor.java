package byway.fronts.web;

import byway.fronts.web.words.Languages;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.kit.web.Addresses;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The operator's own address: a first page, the customers' door, and the choice of language. */
@RunOnVirtualThread
@Path("/")
@InContext
class FrontDoor extends SignInPages {
  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

  private final GuestPages guests;
  private final CustomerPages customers;
  private final Cookies cookies;
  private final Agreements agreements;
  private final CurrentVertxRequest request;

  FrontDoor(
      SignIns signIns,
      SecondSteps secondSteps,
      Pages pages,
      GuestPages guests,
      CustomerPages customers,
      Cookies cookies,
      Agreements agreements,
      CurrentVertxRequest request) {
    super(signIns, secondSteps, pages, cookies, agreements);
    this.guests = guests;
    this.customers = customers;
    this.request = request;
    this.cookies = cookies;
    this.agreements = agreements;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(String guestPages, String customerPages);
  }

  @GET
  public Response home() {
    return pages().show(Templates.home(guests.home(), customers.home()));
  }

  @POST
  @Path("/language")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response language(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    cookies.set(
        Languages.COOKIE,
        Languages.choose(form.value("to"), null).getLanguage(),
        "/",
        LANGUAGE_KEPT);
    var next = local(form.value("next"));
    return pages().seeOther(next.isEmpty() ? "/" : next);
  }

  /** Nothing is at any other address, or nothing for this method; said in the operator's page. */
  @GET
  @Path("/{nothing:.+}")
  public Response nothing() {
    var allowed = Addresses.allowed(request.getCurrent());
    if (allowed == null || allowed.isEmpty()) {
      throw Refusal.notFound("what you asked for");
    }
    request.getCurrent().response().putHeader(HttpHeaders.ALLOW, allowed);
    throw Refusal.of(405, "method_not_allowed", "this address does not take that method");
  }

  @Override
  protected PersonKind kind() {
    return PersonKind.CUSTOMER;
  }

  @Override
  protected Way way(String next) {
    return new Way("", true, next, customers.password());
  }

  @Override
  protected Response enter(Person person, String next) {
    var to = next.isEmpty() ? customers.home() : next;
    return agreements.asks(person.id(), to).orElseGet(() -> pages().seeOther(to));
  }

  @Override
  protected Response left() {
    return pages().seeOther("/");
  }
}
