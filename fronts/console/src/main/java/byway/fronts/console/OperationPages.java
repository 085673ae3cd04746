package byway.fronts.console;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Deeds;
import byway.kit.calls.CallFailed;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Running it: hotspots, what is on sale, and messages that could not be delivered. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OperationPages {
  private static final int ROWS = 50;
  private static final int MOST_LETTERS = 100;

  private final Devices devices;
  private final Access access;
  private final Identity identity;
  private final Catalog catalog;
  private final TenantLetters deadLetters;
  private final Visitors visitors;
  private final Deeds deeds;
  private final Pages pages;
  private final Ids ids;

  OperationPages(
      Devices devices,
      Access access,
      Identity identity,
      Catalog catalog,
      TenantLetters deadLetters,
      Visitors visitors,
      Deeds deeds,
      Pages pages,
      Ids ids) {
    this.devices = devices;
    this.access = access;
    this.identity = identity;
    this.catalog = catalog;
    this.deadLetters = deadLetters;
    this.visitors = visitors;
    this.deeds = deeds;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hotspots(Page<Device> hotspots, @Nullable UUID owner);

    static native TemplateInstance hotspot(
        Device hotspot, List<Session> sessions, HotspotNames names, PeopleNames people, Form form);

    static native TemplateInstance packs(List<Pack> packs, String currency, Form form);

    static native TemplateInstance deadLetters(
        List<TenantLetters.Letter> letters, int count, @Nullable Integer replayed, Form form);
  }

  @GET
  @Path("/hotspots")
  public Response hotspots(
      @QueryParam("owner") @Nullable UUID owner, @QueryParam("cursor") @Nullable String cursor) {
    return pages.show(Templates.hotspots(devices.list(owner, ROWS, cursor), owner));
  }

  @GET
  @Path("/hotspots/{id}")
  public Response hotspot(@PathParam("id") UUID id) {
    return pages.show(hotspot(id, Form.empty()));
  }

  private TemplateInstance hotspot(UUID id, Form form) {
    var hotspot = devices.get(id);
    var sessions = access.openAt(id);
    var people =
        PeopleNames.of(
            identity,
            Stream.concat(
                Stream.of(hotspot).map(Device::ownerId),
                sessions.stream().map(Session::customerId)));
    return Templates.hotspot(
        hotspot, sessions, new HotspotNames(Map.of(id, hotspot.name())), people, form);
  }

  @POST
  @Path("/hotspots/{id}/block")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response block(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    boolean block = form.value("blocked").equals("yes");
    if (!form.has("reason")) {
      form = form.wrong("reason", words().sayWhy());
    }
    if (block && !form.value("name").equalsIgnoreCase(devices.get(id).name())) {
      form = form.wrong("name", words().typeHotspotName());
    }
    if (form.isWrong()) {
      return pages.showAgain(hotspot(id, form));
    }
    var act = block ? "hotspot.block" : "hotspot.unblock";
    deeds.write(act, id, form.value("reason"));
    devices.block(id, new BlockDevice(block, form.value("reason")));
    return pages.done(OverviewPages.HOME + "/hotspots/" + id, act);
  }

  @GET
  @Path("/packs")
  public Response packs() {
    return pages.show(packs(Form.empty()));
  }

  private TemplateInstance packs(Form form) {
    return Templates.packs(
        catalog.packs(),
        visitors.tenant().currency(),
        form.has("key") ? form : form.with("key", ids.next().toString()));
  }

  @POST
  @Path("/packs")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response offer(MultivaluedMap<String, String> posted) {
    var staff = visitors.staff();
    var given = Form.of(posted);
    var pack =
        NewPack.read(
            given.has("reason") ? given : given.wrong("reason", words().sayWhy()),
            visitors.tenant().currency(),
            visitors.current().reader(),
            words(),
            pages.words(NumberMessages.class));
    var form = pack.numbers().form();
    if (!pack.numbers().counts(pack.inWords())) {
      return pages.showAgain(packs(pack.numbers().saidBack(pack.inWords())));
    }
    try {
      deeds.write("pack.offer", form.value("name"), form.value("reason"));
      catalog.offer(
          new OfferPack(
              RepeatKeys.of(staff.toString(), "pack " + form.value("key")),
              form.value("name"),
              pack.bytes(),
              pack.price()));
      return pages.done(OverviewPages.HOME + "/packs", "pack.offer");
    } catch (Refusal e) {
      return pages.showAgain(packs(form.wrong(Sentences.of(e, words()))));
    } catch (CallFailed e) {
      return pages.showAgain(packs(form.wrong(words().partAway())));
    }
  }

  @POST
  @Path("/packs/{id}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response retire(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (!form.has("retire-reason")) {
      return pages.showAgain(packs(form.wrong(words().sayWhyRetire())));
    }
    deeds.write("pack.retire", id, form.value("retire-reason"));
    try {
      catalog.retire(id);
    } catch (Refusal e) {
      if (e.status() != 404) { // off sale already
        throw e;
      }
    }
    return pages.done(OverviewPages.HOME + "/packs", "pack.retire");
  }

  @GET
  @Path("/dead-letters")
  public Response deadLetters(@QueryParam("replayed") @Nullable Integer replayed) {
    return pages.show(deadLetters(replayed, Form.empty()));
  }

  private TemplateInstance deadLetters(@Nullable Integer replayed, Form form) {
    var all = deadLetters.list();
    return Templates.deadLetters(
        all.stream().limit(MOST_LETTERS).toList(), deadLetters.count(), replayed, form);
  }

  @POST
  @Path("/dead-letters/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replay(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (!form.has("reason")) {
      return pages.showAgain(deadLetters(null, form.wrong("reason", words().sayWhy())));
    }
    deeds.write("dead-letters.replay", "all", form.value("reason"));
    int moved = deadLetters.replay();
    return pages.seeOther(OverviewPages.HOME + "/dead-letters?replayed=" + moved);
  }

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
