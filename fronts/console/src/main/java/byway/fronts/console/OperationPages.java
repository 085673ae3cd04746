package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.Deeds;
import byway.kit.context.InContext;
import byway.kit.values.Page;
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

/** Running it: hotspots, and messages that could not be delivered. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OperationPages {
  private static final int ROWS = 50;
  private static final int MOST_LETTERS = 100;

  private final Devices devices;
  private final Access access;
  private final Identity identity;
  private final TenantLetters deadLetters;
  private final Deeds deeds;
  private final Pages pages;

  OperationPages(
      Devices devices,
      Access access,
      Identity identity,
      TenantLetters deadLetters,
      Deeds deeds,
      Pages pages) {
    this.devices = devices;
    this.access = access;
    this.identity = identity;
    this.deadLetters = deadLetters;
    this.deeds = deeds;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hotspots(Page<Device> hotspots, @Nullable UUID owner);

    static native TemplateInstance hotspot(
        Device hotspot, List<Session> sessions, HotspotNames names, PeopleNames people, Form form);

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
    boolean block = "yes".equals(posted.getFirst("blocked"));
    var name = devices.get(id).name();
    var deed = deeds.of(posted, form -> hotspot(id, form));
    if (block) {
      deed = deed.confirmed("name", name, words().typeHotspotName());
    }
    return deed.done(
        block ? "hotspot.block" : "hotspot.unblock",
        id,
        OverviewPages.HOME + "/hotspots/" + id,
        given -> devices.block(id, new BlockDevice(block, given.reason())));
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
    return deeds
        .of(posted, form -> deadLetters(null, form))
        .answer("dead-letters.replay", given -> "all", given -> replay());
  }

  private Response replay() {
    int moved = deadLetters.replay();
    return pages.seeOther(OverviewPages.HOME + "/dead-letters?replayed=" + moved);
  }

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
