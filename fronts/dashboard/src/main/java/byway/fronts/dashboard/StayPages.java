package byway.fronts.dashboard;

import byway.charging.balances.api.Reviews;
import byway.charging.objections.api.Objections;
import byway.charging.objections.api.RaiseObjection;
import byway.charging.objections.api.Stay;
import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was used where; "it was me", and "that was not me". */
@RunOnVirtualThread
@Path(StayPages.HOME)
@InContext
class StayPages {
  static final String HOME = OverviewPages.HOME + "/where";
  private static final int ROWS = 50;

  private final Objections objections;
  private final Reviews reviews;
  private final Devices devices;
  private final Visitors visitors;
  private final Pages pages;
  private final Ids ids;

  StayPages(
      Objections objections,
      Reviews reviews,
      Devices devices,
      Visitors visitors,
      Pages pages,
      Ids ids) {
    this.objections = objections;
    this.reviews = reviews;
    this.devices = devices;
    this.visitors = visitors;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance where(
        Page<Stay> stays, HotspotNames hotspots, Form form, String done);
  }

  @GET
  public Response where(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("done") @Nullable String done) {
    return pages.show(page(cursor, Form.empty(), done == null ? "" : done));
  }

  private TemplateInstance page(@Nullable String cursor, Form form, String done) {
    var stays = objections.stays(visitors.customer(), ROWS, cursor);
    var names = HotspotNames.of(devices, stays.items().stream().map(Stay::deviceId));
    return Templates.where(stays, names, form, done);
  }

  /** What is under review of it is charged. */
  @POST
  @Path("/{session}/mine")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response mine(@PathParam("session") UUID session) {
    var unused = reviews.confirm(session);
    return pages.seeOther(HOME + "?done=mine");
  }

  @POST
  @Path("/{session}/not-me")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response notMe(@PathParam("session") UUID session, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    try {
      var unused =
          objections.raise(
              new RaiseObjection(ids.next(), visitors.customer(), session, form.value("note")));
    } catch (Refusal e) {
      return pages.showAgain(page(null, form.wrong(why(e)), ""));
    }
    return pages.seeOther(HOME + "?done=not-me");
  }

  private String why(Refusal refusal) {
    var words = pages.words(DashboardMessages.class);
    return switch (refusal.code()) {
      case "note_invalid" -> words.noteTooLong();
      case "nothing_used" -> words.nothingUsedThere();
      case "too_late" -> words.notMeTooLate();
      case "too_many" -> words.notMeTooMany();
      default -> throw refusal;
    };
  }
}
