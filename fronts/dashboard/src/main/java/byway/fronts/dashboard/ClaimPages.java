package byway.fronts.dashboard;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.Enrolment;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A box that shows a code becomes a hotspot of whoever types it. */
@RunOnVirtualThread
@Path(ClaimPages.HOME)
@InContext
class ClaimPages {
  static final String HOME = OverviewPages.HOME + "/hotspots/claim";
  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String REPLACES = "replaces";
  private static final int MOST_TO_REPLACE = 100;

  private final Enrolment enrolment;
  private final Devices devices;
  private final Identity identity;
  private final Visitors visitors;
  private final Pages pages;

  ClaimPages(
      Enrolment enrolment, Devices devices, Identity identity, Visitors visitors, Pages pages) {
    this.enrolment = enrolment;
    this.devices = devices;
    this.identity = identity;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance claim(Form form, List<Device> own);

    static native TemplateInstance claimedAhead(String serial);
  }

  @GET
  public Response ask(
      @QueryParam(CODE) @Nullable String code, @QueryParam(REPLACES) @Nullable String replaces) {
    var form = Form.empty().with(CODE, code).with(REPLACES, replaces);
    return pages.show(Templates.claim(form, own()));
  }

  private List<Device> own() {
    return devices.list(visitors.customer(), MOST_TO_REPLACE, null).items().stream()
        .filter(hotspot -> !hotspot.blocked())
        .toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response claim(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var words = pages.words(DashboardMessages.class);
    try {
      var claim =
          new ClaimBox(
              form.value(CODE),
              null,
              form.value(NAME),
              visitors.customer(),
              form.has(REPLACES) ? id(form.value(REPLACES)) : null,
              identity.person(visitors.customer()).name());
      return switch (enrolment.claim(claim)) {
        case ClaimResult.Claimed done ->
            pages.seeOther(OverviewPages.HOME + "/hotspots/" + done.deviceId() + "?claimed=yes");
        case ClaimResult.ClaimedAhead done -> pages.show(Templates.claimedAhead(done.serial()));
        case ClaimResult.UnknownCode none ->
            again(form.wrong(CODE, none.mistyped() ? words.codeMistyped() : words.codeUnknown()));
        case ClaimResult.Expired over -> again(form.wrong(CODE, words.codeExpired()));
        case ClaimResult.Taken taken ->
            again(form.wrong(CODE, taken.byYou() ? words.codeTakenByYou() : words.codeTaken()));
        case ClaimResult.Throttled wait ->
            again(form.wrong(CODE, words.codeThrottled(wait.retryAfterSeconds())));
      };
    } catch (Refusal e) {
      if (e.status() >= 500) {
        throw e;
      }
      return again(
          switch (e.code()) {
            case "name_invalid" -> form.wrong(NAME, words.hotspotNameWrong());
            case "serial_taken" -> form.wrong(CODE, words.boxOfAnother());
            case "not_here_yet" -> form.wrong(REPLACES, words.plugInFirst());
            default -> form.wrong(words.settingRefused(e.detail()));
          });
    } catch (CallFailed e) {
      return again(form.wrong(words.settingsAway()));
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("the hotspot");
    }
  }

  private Response again(Form form) {
    return pages.showAgain(Templates.claim(form, own()));
  }
}
