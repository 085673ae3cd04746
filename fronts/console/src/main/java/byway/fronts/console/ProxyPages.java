package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.console.Deeds;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.network.accesspoints.api.SetProxy;
import byway.network.accesspoints.api.TrustedProxies;
import byway.network.accesspoints.api.TrustedProxy;
import byway.network.devices.api.Devices;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Servers that an operator keeps in front of the platform, and trusts. */
@RunOnVirtualThread
@Path(ProxyPages.HOME)
@InContext
class ProxyPages {
  static final String HOME = AccessPointPages.HOME + "/proxies";
  private static final int ROWS = 25;
  private static final String KEY = "key";
  private static final String NAME = "name";
  private static final String RANGES = "ranges";
  private static final String VOUCHES = "vouches";
  private static final String CHECKS_KEYS = "checks-keys";
  private static final List<String> FIELDS = List.of(NAME, RANGES, VOUCHES, CHECKS_KEYS);
  private static final String REASON = "reason";
  private static final String WHY_RENEW = "renew-reason";
  private static final String WHY_REMOVE = "remove-reason";
  private static final String YES = "yes";

  private final TrustedProxies proxies;
  private final Devices devices;
  private final Deeds deeds;
  private final Pages pages;
  private final Ids ids;

  ProxyPages(TrustedProxies proxies, Devices devices, Deeds deeds, Pages pages, Ids ids) {
    this.proxies = proxies;
    this.devices = devices;
    this.deeds = deeds;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance proxies(List<TrustedProxy> known, Form form);

    static native TemplateInstance proxy(
        TrustedProxy known, String secret, List<Behind> behind, @Nullable String next, Form form);
  }

  /** An access point behind a proxy. */
  public record Behind(UUID id, String name) {}

  @GET
  public Response list() {
    return pages.show(list(Form.empty()));
  }

  private TemplateInstance list(Form form) {
    return Templates.proxies(
        proxies.list(), form.has(KEY) ? form : form.with(KEY, ids.next().toString()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    var form = check(Form.of(posted));
    if (form.isWrong()) {
      return pages.showAgain(list(form));
    }
    var id = Texts.uuid(form.value(KEY));
    try {
      deeds.write("proxy.add", id, form.value(REASON));
      var unused = proxies.set(command(id, form));
      return pages.done(HOME + "/" + id, "proxy.add");
    } catch (Refusal e) {
      return pages.showAgain(list(refused(form, e)));
    }
  }

  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    var known = proxies.get(id);
    return pages.show(one(known, "", cursor, form(known)));
  }

  private TemplateInstance one(
      TrustedProxy known, String secret, @Nullable String cursor, Form form) {
    var behind = proxies.behind(known.proxyId(), ROWS, cursor);
    var called = HotspotNames.of(devices, behind.items().stream());
    return Templates.proxy(
        known,
        secret,
        behind.items().stream().map(id -> new Behind(id, called.name(id))).toList(),
        behind.next(),
        form);
  }

  private static Form form(TrustedProxy known) {
    return Shown.in(
        Form.empty()
            .with(NAME, known.name())
            .with(RANGES, String.join(", ", known.ranges()))
            .with(VOUCHES, known.vouches() ? YES : "")
            .with(CHECKS_KEYS, known.checksKeys() ? YES : ""),
        FIELDS);
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = proxies.get(id);
    var numbers = pages.words(NumberMessages.class);
    var form = check(Shown.merged(Form.of(posted), form(known), FIELDS, numbers));
    if (form.isWrong()) {
      return pages.showAgain(one(known, "", null, form));
    }
    try {
      deeds.write("proxy.change", id, form.value(REASON));
      var unused = proxies.set(command(id, form));
      return pages.done(HOME + "/" + id, "kept");
    } catch (Refusal e) {
      return pages.showAgain(one(known, "", null, refused(form, e)));
    }
  }

  /** Makes a new secret and shows it this once. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renew(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = proxies.get(id);
    var why = Form.of(posted).value(WHY_RENEW);
    if (why.isEmpty()) {
      return pages.showAgain(one(known, "", null, unsaid(known, WHY_RENEW)));
    }
    deeds.write("proxy.renew-secret", id, why);
    var made = proxies.renewSecret(id);
    return pages.show(one(proxies.get(id), made.secret(), null, form(known)));
  }

  @POST
  @Path("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var known = proxies.get(id);
    var why = Form.of(posted).value(WHY_REMOVE);
    if (why.isEmpty()) {
      return pages.showAgain(one(known, "", null, unsaid(known, WHY_REMOVE)));
    }
    deeds.write("proxy.remove", id, why);
    proxies.remove(id);
    return pages.done(HOME, "proxy.remove");
  }

  private Form unsaid(TrustedProxy known, String field) {
    return form(known).wrong(field, pages.words(ConsoleMessages.class).sayWhy());
  }

  private Form check(Form form) {
    return form.has(REASON)
        ? form
        : form.wrong(REASON, pages.words(ConsoleMessages.class).sayWhy());
  }

  private static SetProxy command(UUID id, Form form) {
    return new SetProxy(
        id,
        form.value(NAME),
        Stream.of(form.value(RANGES).split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList(),
        form.has(VOUCHES),
        form.has(CHECKS_KEYS));
  }

  private Form refused(Form form, Refusal refusal) {
    var common = pages.words(ConsoleMessages.class);
    var own = pages.words(ProxyMessages.class);
    return switch (refusal.code()) {
      case "name_invalid" -> form.wrong(NAME, common.packNameWrong());
      case "range_invalid" -> form.wrong(RANGES, own.rangesWrong());
      case "too_many_proxies" -> form.wrong(own.tooMany());
      default -> form.wrong(Sentences.of(refusal, common));
    };
  }
}
