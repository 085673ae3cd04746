package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** All operators, and a new one. */
@RunOnVirtualThread
@Path(OperatorPages.HOME)
@InContext
class OperatorPages {
  static final String HOME = "/platform";

  private final Tenants tenants;
  private final OperatorList list;
  private final OwnersOfOperators owners;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;
  private final Ids ids;

  OperatorPages(
      Tenants tenants,
      OperatorList list,
      OwnersOfOperators owners,
      Visitors visitors,
      StaffActs acts,
      Pages pages,
      Ids ids) {
    this.tenants = tenants;
    this.list = list;
    this.owners = owners;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "platform")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance operators(ShownList operators, Form form, Choices choices);
  }

  @GET
  public Response operators(@jakarta.ws.rs.core.Context UriInfo uri) {
    return list.all(Asked.of(uri)).answer(pages, shown -> page(shown, acts.keyed(Form.empty())));
  }

  private TemplateInstance page(ShownList shown, Form form) {
    return Templates.operators(shown, form, Choices.of(visitors.current().reader(), form));
  }

  private TemplateInstance again(Form form) {
    return page(list.all(Asked.first(HOME)).shown(), acts.keyed(form));
  }

  @POST
  @Path("/operators")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var words = pages.words(PlatformMessages.class);
    var setUp = pages.words(SetUpMessages.class);
    return acts.of(acts.keyed(form), this::again)
        .text("name", 80, setUp.nameInvalid())
        .text("host", 253, words.hostMissing())
        .check(owners.isFine(form), "email", words.ownerWrong())
        .refusal("slug_invalid", "slug", setUp.slugInvalid())
        .refusal("slug_taken", "slug", setUp.slugTaken())
        .refusal("host_taken", "host", setUp.hostTaken())
        .refusal("host_invalid", "host", words.hostMissing())
        .answer("operator.create", Given::key, this::created);
  }

  /** The key of the form is its id, so that a doubled press makes one. */
  private Response created(Given given) {
    var form = given.form();
    var slug = form.has("slug") ? form.value("slug") : ShortNames.of(form.value("name"));
    var command =
        new CreateTenant(
            given.key(),
            slug,
            form.value("name"),
            List.of(form.value("host")),
            form.value("currency"),
            TenantSettings.USUAL.in(form.value("country")).at(form.value("timeZone")));
    var made = Context.current().asPlatform().call(() -> tenants.create(command));
    owners.add(made.id(), ids.next(), form, visitors.current().languageTag());
    return pages.done(OnePages.HOME + "/" + made.id(), "created");
  }
}
