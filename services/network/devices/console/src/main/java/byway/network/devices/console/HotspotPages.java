package byway.network.devices.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.HotspotCard;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import io.quarkus.arc.All;
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

/** Hotspots: all, and one with what features show of it; out of service and back. */
@RunOnVirtualThread
@Path(HotspotPages.HOME)
@InContext
class HotspotPages {
  static final String HOME = ConsoleFrame.HOME + "/hotspots";
  static final String OWNER = "owner";

  private final Devices devices;
  private final Identity identity;
  private final HotspotLists lists;
  private final List<HotspotCard> cards;
  private final StaffActs acts;
  private final Pages pages;

  HotspotPages(
      Devices devices,
      Identity identity,
      HotspotLists lists,
      @All List<HotspotCard> cards,
      StaffActs acts,
      Pages pages) {
    this.devices = devices;
    this.identity = identity;
    this.lists = lists;
    this.cards = cards;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "devices")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hotspots(ShownList hotspots);

    static native TemplateInstance hotspot(
        Device hotspot, PeopleNames people, List<ListCard> cards, Form form);
  }

  @GET
  public Response hotspots(@QueryParam(OWNER) @Nullable UUID owner, @Context UriInfo uri) {
    return lists
        .all(owner, Asked.of(uri).about(OWNER, owner))
        .rows(50)
        .answer(pages, Templates::hotspots);
  }

  @GET
  @Path("/{id}")
  public Response hotspot(@PathParam("id") UUID id) {
    return pages.show(hotspot(devices.get(id), Form.empty()));
  }

  private TemplateInstance hotspot(Device hotspot, Form form) {
    var people = PeopleNames.of(identity, Stream.of(hotspot).map(Device::ownerId));
    return Templates.hotspot(hotspot, people, cards(hotspot.id()), form);
  }

  private List<ListCard> cards(UUID hotspot) {
    return cards.stream()
        .map(card -> Answers.shown(() -> card.ofHotspot(hotspot)))
        .<ListCard>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(ListCard::order))
        .toList();
  }

  @POST
  @Path("/{id}/block")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response block(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    boolean block = "yes".equals(posted.getFirst("blocked"));
    var hotspot = devices.get(id);
    var act = acts.of(posted, form -> hotspot(hotspot, form));
    if (block) {
      var words = pages.words(HotspotMessages.class);
      act = act.confirmed("name", hotspot.name(), words.typeHotspotName());
    }
    return act.calling("devices.block")
        .done(
            block ? "hotspot.block" : "hotspot.unblock",
            id,
            HOME + "/" + id,
            given -> devices.block(id, new BlockDevice(block, given.reason())));
  }
}
