package byway.network.accesspoints.console;

import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
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
  private static final String NAME = "name";
  private static final String RANGES = "ranges";
  private static final String VOUCHES = "vouches";
  private static final String CHECKS_KEYS = "checks-keys";
  private static final List<String> FIELDS = List.of(NAME, RANGES, VOUCHES, CHECKS_KEYS);
  private static final String YES = "yes";

  private final TrustedProxies proxies;
  private final Devices devices;
  private final StaffActs acts;
  private final Pages pages;

  ProxyPages(TrustedProxies proxies, Devices devices, StaffActs acts, Pages pages) {
    this.proxies = proxies;
    this.devices = devices;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "accesspoints")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance proxies(ShownList known, Form form);

    static native TemplateInstance proxy(
        TrustedProxy known, String secret, List<Behind> behind, @Nullable String next, Form form);
  }

  /** An access point behind a proxy. */
  public record Behind(UUID id, String name) {}

  @GET
  public Response list(@Context UriInfo uri) {
    var form = acts.keyed(Form.empty());
    return list(Asked.of(uri)).answer(pages, all -> Templates.proxies(all, form));
  }

  private TemplateInstance again(Form form) {
    return Templates.proxies(list(Asked.first(HOME)).shown(), acts.keyed(form));
  }

  private Listing<TrustedProxy> list(Asked asked) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    return Listing.whole(asked, words.proxies(), proxies.list(), TrustedProxy::name)
        .lead(staff.name(), one -> Cell.link(HOME + "/" + one.proxyId(), one.name()))
        .sorted("name", Comparator.comparing(TrustedProxy::name, String.CASE_INSENSITIVE_ORDER))
        .text(words.ranges(), one -> Cell.text(String.join(", ", one.ranges())))
        .text(words.may(), one -> may(one, words))
        .number(words.behind(), one -> in.number(one.accessPoints()))
        .sorted("behind", Comparator.comparingLong(TrustedProxy::accessPoints))
        .time(words.lastUsed(), one -> in.timeOrNone(one.usedAt()));
  }

  private static Cell may(TrustedProxy proxy, ProxyMessages words) {
    if (!proxy.vouches() && !proxy.checksKeys()) {
      return Cell.text(words.passOn());
    }
    return Cell.badge(
        "warn",
        proxy.vouches() && proxy.checksKeys()
            ? words.checkKeys() + ", " + words.vouch()
            : proxy.vouches() ? words.vouch() : words.checkKeys());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    return refusals(acts.of(posted, this::again))
        .calling("trustedProxies.set")
        .answer("proxy.add", Given::key, this::add);
  }

  private Response add(Given given) {
    var added = proxies.set(command(given.key(), given.form()));
    return pages.done(HOME + "/" + added.proxyId(), "proxy.add");
  }

  @GET
  @Path("/{id}")
  public Response one(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    var known = proxies.get(id);
    return pages.show(one(known, "", cursor, kept(known)));
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

  private static Form kept(TrustedProxy known) {
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
    var act = acts.of(posted, form -> one(known, "", null, form)).over(kept(known), FIELDS);
    return refusals(act)
        .calling("trustedProxies.set")
        .done("proxy.change", id, HOME + "/" + id, given -> change(id, given.form()));
  }

  private void change(UUID id, Form form) {
    var unused = proxies.set(command(id, form));
  }

  /** Makes a new secret and shows it this once. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renew(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(proxies.get(id), posted)
        .becauseOf("renew-reason")
        .calling("trustedProxies.renewSecret")
        .answer("proxy.renew-secret", given -> id, given -> renewed(id));
  }

  private Response renewed(UUID id) {
    var made = proxies.renewSecret(id);
    var known = proxies.get(id);
    return pages.show(one(known, made.secret(), null, kept(known)));
  }

  @POST
  @Path("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(proxies.get(id), posted)
        .becauseOf("remove-reason")
        .calling("trustedProxies.remove")
        .done("proxy.remove", id, HOME, given -> proxies.remove(id));
  }

  /** One of the forms on the page of a proxy. */
  private StaffAct actOn(TrustedProxy known, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(known, "", null, form.among(kept(known))));
  }

  private static SetProxy command(UUID id, Form form) {
    return new SetProxy(
        id,
        form.value(NAME),
        Stream.of(form.value(RANGES).split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList(),
        form.has(VOUCHES),
        form.has(CHECKS_KEYS));
  }

  private StaffAct refusals(StaffAct act) {
    return act.refusal("name_invalid", NAME, pages.words(StaffMessages.class).nameWrong())
        .refusal("range_invalid", RANGES, words().rangesWrong())
        .refusal("too_many_proxies", NAME, words().tooMany());
  }

  private ProxyMessages words() {
    return pages.words(ProxyMessages.class);
  }
}
