package byway.network.devices.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.devices.api.FreePlaces;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where guests may go for nothing: the operator's list, and what holds at one hotspot. */
@RunOnVirtualThread
@Path(FreePlacePages.HOME)
@InContext
class FreePlacePages {
  static final String HOME = ConsoleFrame.HOME + "/free-places";
  private static final String HOSTS = "hosts";
  private static final String RANGES = "ranges";
  private static final List<String> OFFERED = List.of(HOSTS);
  private static final List<String> HERE = List.of(HOSTS, RANGES);

  private final Devices devices;
  private final StaffActs acts;
  private final Pages pages;

  FreePlacePages(Devices devices, StaffActs acts, Pages pages) {
    this.devices = devices;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "devices")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance freePlaces(Form form);

    static native TemplateInstance freePlacesHere(Device hotspot, Form form);
  }

  @GET
  public Response list() {
    return pages.show(Templates.freePlaces(Shown.in(offered(), OFFERED)));
  }

  private Form offered() {
    return Form.empty().with(HOSTS, String.join("\n", devices.freePlaces().hosts()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response offer(MultivaluedMap<String, String> posted) {
    var sent = Form.of(posted);
    return acts.of(sent.with(HOSTS, sent.value(HOSTS).replace("\r\n", "\n")), Templates::freePlaces)
        .over(offered(), OFFERED)
        .calling("devices.offerFreePlaces")
        .done("free-places.offer", "all", HOME, given -> offer(given.text(HOSTS)));
  }

  private void offer(String hosts) {
    var all = Arrays.stream(hosts.split("[\\s,]+")).filter(host -> !host.isEmpty()).toList();
    var unused = devices.offerFreePlaces(new FreePlaces(all));
  }

  @GET
  @Path("/{hotspot}")
  public Response here(@PathParam("hotspot") UUID id) {
    var hotspot = devices.get(id);
    return pages.show(Templates.freePlacesHere(hotspot, Shown.in(kept(hotspot), HERE)));
  }

  @POST
  @Path("/{hotspot}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("hotspot") UUID id, MultivaluedMap<String, String> posted) {
    var hotspot = devices.get(id);
    return acts.of(posted, form -> Templates.freePlacesHere(hotspot, form))
        .over(kept(hotspot), HERE)
        .calling("devices.desire")
        .done("hotspot.free-places", id, HOME + "/" + id, given -> desire(id, given));
  }

  private void desire(UUID hotspot, Given given) {
    var settings = Map.of("gardenHosts", given.text(HOSTS), "privateRanges", given.text(RANGES));
    var unused = devices.desire(hotspot, new DesiredSettings(settings));
  }

  private static Form kept(Device hotspot) {
    var desired = hotspot.settings().desired();
    return Form.empty()
        .with(HOSTS, desired.get("gardenHosts"))
        .with(RANGES, desired.get("privateRanges"));
  }
}
