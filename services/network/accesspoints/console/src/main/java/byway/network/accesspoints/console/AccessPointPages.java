package byway.network.accesspoints.console;

import static byway.network.accesspoints.console.AccessPointForm.LONGEST_NAME;
import static byway.network.accesspoints.console.AccessPointForm.NAME;
import static byway.network.accesspoints.console.AccessPointForm.RANGES;
import static byway.network.accesspoints.console.AccessPointForm.SERIAL;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.settings.Settings;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.console.AccessPointList.Known;
import byway.network.accesspoints.console.ProxiesInFront.InFront;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
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
import java.util.List;
import java.util.UUID;

/** Access points that people already own and that speak RADIUS. */
@RunOnVirtualThread
@Path(AccessPointPages.HOME)
@InContext
class AccessPointPages {
  static final String HOME = ConsoleFrame.HOME + "/access-points";
  private static final int LETTERS_OF_ID = 12;

  private final AccessPoints accessPoints;
  private final AccessPointList list;
  private final ProxiesInFront proxies;
  private final Devices devices;
  private final Settings settings;
  private final StaffActs acts;
  private final Pages pages;

  AccessPointPages(
      AccessPoints accessPoints,
      AccessPointList list,
      ProxiesInFront proxies,
      Devices devices,
      Settings settings,
      StaffActs acts,
      Pages pages) {
    this.accessPoints = accessPoints;
    this.list = list;
    this.proxies = proxies;
    this.devices = devices;
    this.settings = settings;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "accesspoints")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance accessPoints(ShownList known, Form form);

    static native TemplateInstance accessPoint(
        Known known,
        String ranges,
        String dialect,
        AccessPointSetUp setUp,
        List<InFront> proxies,
        Form form);
  }

  @GET
  public Response list(@Context UriInfo uri) {
    var form = acts.keyed(AccessPointForm.fresh());
    return list.of(Asked.of(uri)).answer(pages, all -> Templates.accessPoints(all, form));
  }

  private TemplateInstance list(Form form) {
    return Templates.accessPoints(list.of(Asked.first(HOME)).shown(), acts.keyed(form));
  }

  /**
   * The address comes first, since it can be corrected under the same key and a registration
   * cannot.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    var act = acts.of(posted, this::list).text(NAME, LONGEST_NAME, staff().nameWrong());
    return checked(act)
        .calling("devices.register")
        .answer("access-point.add", Given::key, this::add);
  }

  private Response add(Given given) {
    var id = given.key();
    set(id, given.form());
    var command = new RegisterDevice(id, given.text(NAME), serial(id, given.form()), null);
    var registered = devices.register(command);
    return pages.done(HOME + "/" + registered.device().id(), "access-point.add");
  }

  private StaffAct checked(StaffAct act) {
    var words = words();
    return AccessPointForm.refusals(
        act.check(AccessPointForm::isKnownBySomething, RANGES, words.rangesMissing()),
        words,
        staff());
  }

  private void set(UUID id, Form form) {
    var known = accessPoints.set(AccessPointForm.command(id, form));
    var unused = accessPoints.certify(known.deviceId(), AccessPointForm.certificates(form));
  }

  private static String serial(UUID id, Form form) {
    var text = id.toString();
    return form.has(SERIAL)
        ? form.value(SERIAL)
        : "AP-" + text.substring(text.length() - LETTERS_OF_ID);
  }

  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") UUID id) {
    var accessPoint = accessPoints.get(id);
    return pages.show(one(accessPoint, kept(accessPoint), false));
  }

  private TemplateInstance one(AccessPoint one, Form form, boolean isSecretShown) {
    return Templates.accessPoint(
        new Known(one, devices.get(one.deviceId())),
        AccessPointList.ranges(one, words()),
        AccessPointList.dialect(one, words()),
        AccessPointSetUp.of(one, settings, isSecretShown),
        proxies.of(one.deviceId()),
        form);
  }

  /** One of the forms on the page of an access point. */
  private StaffAct actOn(AccessPoint known, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(known, form.among(kept(known)), false));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = accessPoints.get(id);
    var act =
        acts.of(posted, form -> one(known, form, false)).over(kept(known), AccessPointForm.FIELDS);
    return checked(act)
        .calling("accessPoints.set")
        .done("access-point.change", id, HOME + "/" + id, given -> set(id, given.form()));
  }

  /** Which proxies speak for it: those that are ticked. */
  @POST
  @Path("/{id}/proxies")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response place(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(accessPoints.get(id), posted)
        .becauseOf("proxies-reason")
        .calling("trustedProxies.place")
        .done("access-point.proxies", id, HOME + "/" + id, given -> proxies.place(id, posted));
  }

  /** Shows the secret this once; that it was looked at is written down. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response secret(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var accessPoint = accessPoints.get(id);
    return actOn(accessPoint, posted)
        .becauseAlways("shown to set it up")
        .calling("accessPoints.withSecret")
        .answer(
            "access-point.show-secret",
            given -> id,
            given -> pages.show(one(accessPoints.withSecret(id), kept(accessPoint), true)));
  }

  @POST
  @Path("/{id}/renew")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renew(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(accessPoints.get(id), posted)
        .becauseOf("renew-reason")
        .calling("accessPoints.renewSecret")
        .answer("access-point.renew-secret", given -> id, given -> renewed(id));
  }

  private Response renewed(UUID id) {
    var renewed = accessPoints.renewSecret(id);
    return pages.done(HOME + "/" + renewed.deviceId(), "access-point.renew-secret");
  }

  private Form kept(AccessPoint known) {
    return AccessPointForm.of(known, accessPoints.certificates(known.deviceId()));
  }

  private AccessPointMessages words() {
    return pages.words(AccessPointMessages.class);
  }

  private StaffMessages staff() {
    return pages.words(StaffMessages.class);
  }
}
