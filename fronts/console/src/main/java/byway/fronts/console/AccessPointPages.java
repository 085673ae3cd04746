package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.console.Deeds;
import byway.kit.calls.CallFailed;
import byway.kit.platform.Settings;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.ProxiesBefore;
import byway.network.accesspoints.api.TrustedProxies;
import byway.network.accesspoints.api.TrustedProxy;
import byway.network.devices.api.Device;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access points that people already own and that speak RADIUS. */
@RunOnVirtualThread
@Path(AccessPointPages.HOME)
@InContext
class AccessPointPages {
  static final String HOME = OverviewPages.HOME + "/access-points";
  private static final int ROWS = 25;
  private static final int LETTERS_OF_ID = 12;
  private static final String KEY = "key";
  private static final String WHY_RENEW = "renew-reason";
  private static final String WHY_PROXIES = "proxies-reason";

  private final AccessPoints accessPoints;
  private final TrustedProxies proxies;
  private final Devices devices;
  private final Settings settings;
  private final Deeds deeds;
  private final Pages pages;
  private final Ids ids;

  AccessPointPages(
      AccessPoints accessPoints,
      TrustedProxies proxies,
      Devices devices,
      Settings settings,
      Deeds deeds,
      Pages pages,
      Ids ids) {
    this.accessPoints = accessPoints;
    this.proxies = proxies;
    this.devices = devices;
    this.settings = settings;
    this.deeds = deeds;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance accessPoints(
        List<Known> known, @Nullable String next, Form form);

    static native TemplateInstance accessPoint(
        Known known, AccessPointSetUp setUp, List<InFront> proxies, Form form);
  }

  /** One of the operator's trusted proxies, and whether it speaks for an access point. */
  public record InFront(TrustedProxy proxy, boolean speaks) {}

  /** An access point and the hotspot that it is. */
  public record Known(AccessPoint accessPoint, Device hotspot) {
    public boolean isAnywhere() {
      return AccessPointForm.isAnywhere(accessPoint);
    }
  }

  @GET
  public Response list(@QueryParam("cursor") @Nullable String cursor) {
    return pages.show(list(cursor, AccessPointForm.fresh()));
  }

  private TemplateInstance list(@Nullable String cursor, Form form) {
    var page = accessPoints.list(ROWS, cursor);
    return Templates.accessPoints(
        page.items().stream().flatMap(this::known).toList(),
        page.next(),
        form.has(KEY) ? form : form.with(KEY, ids.next().toString()));
  }

  /** Nothing for one whose adding was given up half-way, before it was registered as a hotspot. */
  private Stream<Known> known(AccessPoint accessPoint) {
    try {
      return Stream.of(new Known(accessPoint, devices.get(accessPoint.deviceId())));
    } catch (Refusal e) {
      if (e.code().equals("not_found")) {
        return Stream.empty();
      }
      throw e;
    }
  }

  /**
   * The address comes first, since it can be corrected under the same key and a registration
   * cannot.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    var form = AccessPointForm.checkNamed(Form.of(posted), words());
    if (form.isWrong()) {
      return pages.showAgain(list(null, form));
    }
    var id = Texts.uuid(form.value(KEY));
    try {
      var command = AccessPointForm.command(id, form);
      deeds.write("access-point.add", id, form.value(AccessPointForm.REASON));
      var unused = accessPoints.set(command);
      certify(id, form);
      var registered =
          devices.register(
              new RegisterDevice(id, form.value(AccessPointForm.NAME), serial(id, form), null));
      return pages.done(HOME + "/" + registered.device().id(), "access-point.add");
    } catch (Refusal e) {
      return pages.showAgain(list(null, AccessPointForm.refused(form, e, words())));
    } catch (CallFailed e) {
      return pages.showAgain(list(null, form.wrong(words().common().partAway())));
    }
  }

  private static String serial(UUID id, Form form) {
    var text = id.toString();
    return form.has(AccessPointForm.SERIAL)
        ? form.value(AccessPointForm.SERIAL)
        : "AP-" + text.substring(text.length() - LETTERS_OF_ID);
  }

  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") UUID id) {
    var accessPoint = accessPoints.get(id);
    return pages.show(one(accessPoint, form(accessPoint), false));
  }

  private TemplateInstance one(AccessPoint accessPoint, Form form, boolean isSecretShown) {
    return Templates.accessPoint(
        new Known(accessPoint, devices.get(accessPoint.deviceId())),
        AccessPointSetUp.of(accessPoint, settings, isSecretShown),
        inFront(accessPoint.deviceId()),
        form);
  }

  private List<InFront> inFront(UUID id) {
    var all = proxies.list();
    if (all.isEmpty()) {
      return List.of();
    }
    var speaking = proxies.before(id).proxyIds();
    return all.stream().map(one -> new InFront(one, speaking.contains(one.proxyId()))).toList();
  }

  /** Which proxies speak for it: those that are ticked. */
  @POST
  @Path("/{id}/proxies")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response place(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = accessPoints.get(id);
    var why = Form.of(posted).value(WHY_PROXIES);
    if (why.isEmpty()) {
      var form = form(known).wrong(WHY_PROXIES, words().common().sayWhy());
      return pages.showAgain(one(known, form, false));
    }
    deeds.write("access-point.proxies", id, why);
    var ticked = ticked(id, posted);
    var unused = proxies.place(id, new ProxiesBefore(ticked));
    return pages.done(HOME + "/" + id, "kept");
  }

  /** Those that were not on the page, or were ticked by somebody else since, stay. */
  private List<UUID> ticked(UUID id, MultivaluedMap<String, String> posted) {
    var was = ids(posted, "was");
    var ticked = new LinkedHashSet<UUID>(ids(posted, "proxy"));
    var wished = List.copyOf(ticked);
    ticked.removeAll(was);
    ticked.addAll(proxies.before(id).proxyIds());
    was.stream().filter(proxy -> !wished.contains(proxy)).forEach(ticked::remove);
    return List.copyOf(ticked);
  }

  private static List<UUID> ids(MultivaluedMap<String, String> posted, String field) {
    return posted.getOrDefault(field, List.of()).stream().map(Texts::uuid).toList();
  }

  /** Shows the secret this once; that it was looked at is written down. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response secret(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var accessPoint = accessPoints.get(id);
    deeds.write("access-point.show-secret", id, "shown to set it up");
    return pages.show(one(accessPoint, form(accessPoint), true));
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = accessPoints.get(id);
    var sent =
        Shown.merged(
            Form.of(posted),
            form(known),
            AccessPointForm.FIELDS,
            pages.words(NumberMessages.class));
    var form = AccessPointForm.check(sent, words());
    if (form.isWrong()) {
      return pages.showAgain(one(known, form, false));
    }
    try {
      var command = AccessPointForm.command(id, form);
      deeds.write("access-point.change", id, form.value(AccessPointForm.REASON));
      var unused = accessPoints.set(command);
      certify(id, form);
      return pages.done(HOME + "/" + id, "kept");
    } catch (Refusal e) {
      return pages.showAgain(one(known, AccessPointForm.refused(form, e, words()), false));
    } catch (CallFailed e) {
      return pages.showAgain(one(known, form.wrong(words().common().partAway()), false));
    }
  }

  @POST
  @Path("/{id}/renew")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renew(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = accessPoints.get(id);
    var why = Form.of(posted).value(WHY_RENEW);
    if (why.isEmpty()) {
      var form = form(known).wrong(WHY_RENEW, words().common().sayWhy());
      return pages.showAgain(one(known, form, false));
    }
    deeds.write("access-point.renew-secret", id, why);
    var unused = accessPoints.renewSecret(id);
    return pages.done(HOME + "/" + id, "access-point.renew-secret");
  }

  private void certify(UUID id, Form form) {
    var unused = accessPoints.certify(id, AccessPointForm.certificates(form));
  }

  private Form form(AccessPoint known) {
    return AccessPointForm.of(known, accessPoints.certificates(known.deviceId()));
  }

  private AccessPointForm.Words words() {
    return new AccessPointForm.Words(
        pages.words(ConsoleMessages.class), pages.words(AccessPointMessages.class));
  }
}
