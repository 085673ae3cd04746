package byway.network.devices.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.HotspotCard;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.Devices;
import byway.network.devices.api.ReplaceDevice;
import byway.network.devices.api.RetireDevice;
import byway.network.devices.api.TransferDevice;
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
  private final DeviceIdentities identities;
  private final Identity identity;
  private final HotspotLists lists;
  private final List<HotspotCard> cards;
  private final StaffActs acts;
  private final Pages pages;

  HotspotPages(
      Devices devices,
      DeviceIdentities identities,
      Identity identity,
      HotspotLists lists,
      @All List<HotspotCard> cards,
      StaffActs acts,
      Pages pages) {
    this.devices = devices;
    this.identities = identities;
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
        Device hotspot, DeviceIdentity own, PeopleNames people, List<ListCard> cards, Form form);
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
    var own = identities.get(hotspot.id());
    return Templates.hotspot(hotspot, own, people, cards(hotspot.id()), form);
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

  /** It makes itself a new secret, and serves on meanwhile. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renewSecret(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(id, posted)
        .calling("deviceIdentities.wantNewSecret")
        .becauseOf("secret-reason")
        .done("hotspot.renew-secret", id, HOME + "/" + id, given -> wantNewSecret(id));
  }

  private void wantNewSecret(UUID id) {
    var unused = identities.wantNewSecret(id);
  }

  /** To the customer with this mail address, or to nobody. */
  @POST
  @Path("/{id}/owner")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response transfer(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(id, posted)
        .calling("deviceIdentities.transfer")
        .becauseOf("owner-reason")
        .refusal("owner_unknown", "owner-mail", words().ownerUnknown())
        .done("hotspot.transfer", id, HOME + "/" + id, given -> transfer(id, given.form()));
  }

  private void transfer(UUID id, Form form) {
    var mail = form.value("owner-mail");
    var unused = identities.transfer(id, new TransferDevice(mail.isEmpty() ? null : owner(mail)));
  }

  private UUID owner(String mail) {
    var quoted = mail.replace("\\", "\\\\").replace("\"", "\\\"");
    var asked = new ListRequest("email=\"%s\"".formatted(quoted), "", null, 2);
    var found = identity.find(asked).items();
    if (found.size() != 1) {
      throw Refusal.conflict("owner_unknown", words().ownerUnknown());
    }
    return found.getFirst().id();
  }

  /** Another hotspot, which has enrolled already, takes its place. */
  @POST
  @Path("/{id}/replace")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replace(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return actOn(id, posted)
        .calling("deviceIdentities.replace")
        .becauseOf("replace-reason")
        .refusal("serial_unknown", "by-serial", words().serialUnknown())
        .refusal("replaced_by_itself", "by-serial", words().serialUnknown())
        .done("hotspot.replace", id, HOME + "/" + id, given -> replace(id, given));
  }

  private void replace(UUID id, Given given) {
    var by =
        identities.withSerial(given.form().value("by-serial")).stream()
            .findFirst()
            .orElseThrow(() -> Refusal.conflict("serial_unknown", words().serialUnknown()));
    var unused = identities.replace(id, new ReplaceDevice(by.id(), given.reason()));
  }

  /** For good. */
  @POST
  @Path("/{id}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response retire(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var hotspot = devices.get(id);
    return actOn(id, posted)
        .calling("deviceIdentities.retire")
        .becauseOf("retire-reason")
        .confirmed("retire-name", hotspot.name(), words().typeHotspotName())
        .done("hotspot.retire", id, HOME + "/" + id, given -> retire(id, given.reason()));
  }

  private void retire(UUID id, String reason) {
    var unused = identities.retire(id, new RetireDevice(reason));
  }

  private StaffAct actOn(UUID id, MultivaluedMap<String, String> posted) {
    var hotspot = devices.get(id);
    return acts.of(posted, form -> hotspot(hotspot, form));
  }

  private HotspotMessages words() {
    return pages.words(HotspotMessages.class);
  }
}
