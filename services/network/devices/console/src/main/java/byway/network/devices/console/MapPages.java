package byway.network.devices.console;

import byway.fronts.web.Form;
import byway.fronts.web.Live;
import byway.fronts.web.Pages;
import byway.fronts.web.Places;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.console.HotspotMap.Sheet;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the hotspots are, as they come and go. */
@RunOnVirtualThread
@Path(MapPages.HOME)
@InContext
class MapPages {
  static final String HOME = ConsoleFrame.HOME + "/map";
  private static final Duration LIVE_EVERY = Duration.ofSeconds(2);
  private static final int MOST_PAGES = 5;

  private final Devices devices;
  private final StaffActs acts;
  private final Live live;
  private final Pages pages;

  MapPages(Devices devices, StaffActs acts, Live live, Pages pages) {
    this.devices = devices;
    this.acts = acts;
    this.live = live;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "devices")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance map(View view, Form form);

    static native TemplateInstance mapNow(View view);
  }

  /**
   * What is looked at.
   *
   * @param part of the world, as its address has it; empty for all
   * @param placed those of it that have a place
   * @param map of those; none where there are none
   * @param nowhere those without a place
   */
  public record View(
      String part, List<Device> placed, @Nullable HotspotMap map, List<Device> nowhere) {}

  @GET
  public Response map(@QueryParam("in") @DefaultValue("") String part) {
    return pages.show(Templates.map(view(part), Form.empty()));
  }

  /** The same as it changes. */
  @GET
  @Path("/live")
  public Response live(@QueryParam("in") @DefaultValue("") String part) {
    return live.stream(LIVE_EVERY, () -> Templates.mapNow(view(part)));
  }

  private View view(String part) {
    var sheet = Sheet.read(part);
    var all = all();
    var placed =
        all.stream()
            .filter(
                hotspot -> {
                  var place = hotspot.location();
                  return place != null && sheet.contains(place);
                })
            .toList();
    var nowhere = all.stream().filter(hotspot -> hotspot.location() == null).toList();
    return new View(
        part.length() > 100 ? "" : part,
        placed,
        placed.isEmpty() ? null : HotspotMap.of(placed),
        nowhere);
  }

  /** The first 500, by name. */
  private List<Device> all() {
    var all = new ArrayList<Device>();
    @Nullable String cursor = null;
    for (int read = 0; read < MOST_PAGES; read++) {
      var page = devices.list(null, Page.MOST, cursor);
      all.addAll(page.items());
      cursor = page.next();
      if (cursor == null) {
        break;
      }
    }
    return all;
  }

  /** Says where a hotspot stands. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response place(MultivaluedMap<String, String> posted) {
    var place = Places.read(Form.of(posted).value("place"));
    var words = pages.words(HotspotMessages.class);
    return acts.of(posted, form -> Templates.map(view(""), form))
        .checkTyped(place.isPresent(), "place", words.placeWrong())
        .calling("devices.locate")
        .answer("hotspot.locate", MapPages::hotspot, given -> locate(hotspot(given), place));
  }

  private static UUID hotspot(Given given) {
    return given.id("hotspot");
  }

  private Response locate(UUID hotspot, Optional<Location> place) {
    devices.locate(hotspot, new LocateDevice(place.orElse(null)));
    return pages.done(HOME, "hotspot.locate");
  }
}
