package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.console.Deeds;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where guests may go for nothing: the operator's list, and what holds at one hotspot. */
@RunOnVirtualThread
@Path(FreePlacePages.HOME)
@InContext
class FreePlacePages {
  static final String HOME = OverviewPages.HOME + "/free-places";
  private static final String HOSTS = "hosts";
  private static final String RANGES = "ranges";
  private static final List<String> OFFERED = List.of(HOSTS);
  private static final List<String> HERE = List.of(HOSTS, RANGES);
  private static final String REASON = "reason";

  private final Devices devices;
  private final Deeds deeds;
  private final Pages pages;

  FreePlacePages(Devices devices, Deeds deeds, Pages pages) {
    this.devices = devices;
    this.deeds = deeds;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance freePlaces(Form form, boolean saved);

    static native TemplateInstance freePlacesHere(Device hotspot, Form form, boolean saved);
  }

  @GET
  public Response list(@QueryParam("saved") @Nullable String saved) {
    return pages.show(Templates.freePlaces(Shown.in(offered(), OFFERED), saved != null));
  }

  private Form offered() {
    return Form.empty().with(HOSTS, String.join("\n", devices.freePlaces().hosts()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response offer(MultivaluedMap<String, String> posted) {
    var sent = Form.of(posted);
    var lines = sent.with(HOSTS, sent.value(HOSTS).replace("\r\n", "\n"));
    return change(
        merged(lines, offered(), OFFERED),
        form -> Templates.freePlaces(form, false),
        form -> {
          var hosts =
              Arrays.stream(form.value(HOSTS).split("[\\s,]+"))
                  .filter(host -> !host.isEmpty())
                  .toList();
          deeds.write("free-places.offer", "all", form.value(REASON));
          var unused = devices.offerFreePlaces(new FreePlaces(hosts));
          return HOME;
        });
  }

  @GET
  @Path("/{hotspot}")
  public Response here(@PathParam("hotspot") UUID id, @QueryParam("saved") @Nullable String saved) {
    var hotspot = devices.get(id);
    var form = Shown.in(kept(hotspot), HERE);
    return pages.show(Templates.freePlacesHere(hotspot, form, saved != null));
  }

  @POST
  @Path("/{hotspot}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("hotspot") UUID id, MultivaluedMap<String, String> posted) {
    var hotspot = devices.get(id);
    return change(
        merged(Form.of(posted), kept(hotspot), HERE),
        form -> Templates.freePlacesHere(hotspot, form, false),
        form -> {
          deeds.write("hotspot.free-places", id, form.value(REASON));
          var settings =
              Map.of("gardenHosts", form.value(HOSTS), "privateRanges", form.value(RANGES));
          var unused = devices.desire(id, new DesiredSettings(settings));
          return HOME + "/" + id;
        });
  }

  private static Form kept(Device hotspot) {
    var desired = hotspot.settings().desired();
    return Form.empty()
        .with(HOSTS, desired.get("gardenHosts"))
        .with(RANGES, desired.get("privateRanges"));
  }

  private Form merged(Form sent, Form kept, List<String> fields) {
    return Shown.merged(sent, kept, fields, pages.words(NumberMessages.class));
  }

  private Response change(
      Form form, Function<Form, TemplateInstance> page, Function<Form, String> change) {
    var words = pages.words(FreePlaceMessages.class);
    if (!form.has(REASON)) {
      return pages.showAgain(page.apply(form.wrong(REASON, words.sayWhy())));
    }
    if (form.isWrong()) {
      return pages.showAgain(page.apply(form));
    }
    try {
      return pages.seeOther(change.apply(form) + "?saved=yes");
    } catch (Refusal e) {
      if (e.status() >= 500) {
        throw e;
      }
      return pages.showAgain(page.apply(form.wrong(words.refused(e.detail()))));
    } catch (CallFailed e) {
      return pages.showAgain(page.apply(form.wrong(words.away())));
    }
  }
}
