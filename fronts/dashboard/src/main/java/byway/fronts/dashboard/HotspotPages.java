package byway.fronts.dashboard;

import byway.charging.balances.api.Reviews;
import byway.charging.usage.api.Usage;
import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.charts.BarChart;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.Devices;
import byway.network.devices.api.LocateDevice;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The customer's own hotspots, and their settings. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/hotspots")
@InContext
class HotspotPages {
  private static final String GARDEN = "gardenHosts";
  private static final String FREE = "free";
  private static final String WAS_FREE = "was";
  private static final int MOST_SHOWN = 20;
  private static final int DAYS = 30;

  private final Devices devices;
  private final DeviceIdentities identities;
  private final Access access;
  private final Usage usage;
  private final Reviews reviews;
  private final Visitors visitors;
  private final Pages pages;
  private final InstantSource clock;

  HotspotPages(
      Devices devices,
      DeviceIdentities identities,
      Access access,
      Usage usage,
      Reviews reviews,
      Visitors visitors,
      Pages pages,
      InstantSource clock) {
    this.devices = devices;
    this.identities = identities;
    this.access = access;
    this.usage = usage;
    this.reviews = reviews;
    this.clock = clock;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hotspots(Page<Device> hotspots);

    static native TemplateInstance hotspot(
        Device hotspot,
        Form form,
        boolean saved,
        List<Session> on,
        int moreOn,
        BarChart chart,
        long heldBytes,
        List<FreeChoice> freePlaces,
        DeviceIdentity identity,
        boolean claimed);
  }

  /** A host that guests may be let to for nothing, and whether they are. */
  public record FreeChoice(String host, boolean chosen) {}

  @GET
  public Response hotspots(@QueryParam("cursor") @Nullable String cursor) {
    return pages.show(Templates.hotspots(devices.list(visitors.customer(), 0, cursor)));
  }

  @GET
  @Path("/{id}")
  public Response hotspot(
      @PathParam("id") UUID id,
      @QueryParam("saved") @Nullable String saved,
      @QueryParam("claimed") @Nullable String claimed) {
    var hotspot = own(id);
    return pages.show(page(hotspot, HotspotForm.of(hotspot), saved != null, claimed != null));
  }

  /** The hotspot makes itself a new secret, and serves on meanwhile. */
  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renewSecret(@PathParam("id") UUID id) {
    var unused = identities.wantNewSecret(own(id).id());
    return pages.seeOther(OverviewPages.HOME + "/hotspots/" + id);
  }

  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var hotspot = own(id);
    var words = pages.words(DashboardMessages.class);
    var settings = HotspotForm.read(hotspot, Form.of(posted), numbers(), reader(), words);
    if (!settings.counts()) {
      return again(hotspot, settings.saidBack());
    }
    var form = settings.form();
    var changed = new TreeMap<>(settings.changed());
    try {
      if (form.has("freeShown")) {
        var open = hotspot.settings().desired().getOrDefault(GARDEN, "");
        var chosen = chosen(hotspot, posted);
        if (!chosen.equals(open)) {
          changed.put(GARDEN, chosen);
        }
      }
      if (!changed.isEmpty()) {
        devices.desire(id, new DesiredSettings(changed));
      }
      if (settings.isMoved()) {
        devices.locate(id, new LocateDevice(settings.place()));
      }
    } catch (Refusal e) {
      if (e.status() >= 500) {
        throw e;
      }
      return again(hotspot, form.wrong(words.settingRefused(e.detail())));
    } catch (CallFailed e) {
      return again(hotspot, form.wrong(words.settingsAway()));
    }
    return pages.seeOther(OverviewPages.HOME + "/hotspots/" + id + "?saved=yes");
  }

  private NumberMessages numbers() {
    return pages.words(NumberMessages.class);
  }

  private Locale reader() {
    return visitors.current().reader();
  }

  private Response again(Device hotspot, Form form) {
    return pages.showAgain(page(hotspot, form, false, false));
  }

  private TemplateInstance page(Device hotspot, Form form, boolean saved, boolean claimed) {
    var all = access.openAt(hotspot.id());
    var on = all.subList(0, Math.min(all.size(), MOST_SHOWN));
    return Templates.hotspot(
        hotspot,
        form,
        saved,
        on,
        all.size() - on.size(),
        chart(hotspot.id()),
        reviews.sumAt(hotspot.id()).bytes(),
        freePlaces(hotspot),
        identities.get(hotspot.id()),
        claimed);
  }

  /** What the operator offers, and what staff have opened here beside it. */
  private List<FreeChoice> freePlaces(Device hotspot) {
    var open = List.of(hotspot.settings().desired().getOrDefault(GARDEN, "").split(","));
    return Stream.concat(devices.freePlaces().hosts().stream(), open.stream())
        .filter(host -> !host.isEmpty())
        .distinct()
        .map(host -> new FreeChoice(host, open.contains(host)))
        .toList();
  }

  /** What is open by now, with what was ticked or unticked on the page since it was opened. */
  private String chosen(Device hotspot, MultivaluedMap<String, String> posted) {
    var was = posted.getOrDefault(WAS_FREE, List.of());
    var ticked = posted.getOrDefault(FREE, List.of());
    return freePlaces(hotspot).stream()
        .filter(
            place -> {
              boolean isTicked = ticked.contains(place.host());
              return isTicked == was.contains(place.host()) ? place.chosen() : isTicked;
            })
        .map(FreeChoice::host)
        .collect(Collectors.joining(","));
  }

  private BarChart chart(UUID id) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var bytesByDay = new HashMap<LocalDate, Long>();
    for (var day : usage.deviceDays(id, today.minusDays(DAYS - 1L), DAYS)) {
      bytesByDay.merge(day.day(), day.bytesUp() + day.bytesDown(), Long::sum);
    }
    return BarChart.of(bytesByDay, today, DAYS);
  }

  /** Somebody else's hotspot is not found, so that nobody learns that it exists. */
  private Device own(UUID id) {
    var customer = visitors.customer();
    var hotspot = devices.get(id);
    if (!customer.equals(hotspot.ownerId())) {
      throw Refusal.notFound("the hotspot");
    }
    return hotspot;
  }
}
