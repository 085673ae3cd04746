package byway.fronts.web;

import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.people.abuse.api.AbuseKind;
import byway.people.abuse.api.AbuseReports;
import byway.people.abuse.api.ReportAbuse;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where anybody outside complains of what came from the operator's network. */
@RunOnVirtualThread
@Path("/abuse")
@InContext
class AbusePages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final AbuseReports reports;
  private final Visitors visitors;
  private final Pages pages;
  private final CurrentVertxRequest request;

  AbusePages(AbuseReports reports, Visitors visitors, Pages pages, CurrentVertxRequest request) {
    this.reports = reports;
    this.visitors = visitors;
    this.pages = pages;
    this.request = request;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance abuse(Form form);

    static native TemplateInstance abuseSent(String number);
  }

  @GET
  public Response form() {
    return pages.show(Templates.abuse(Form.empty()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response report(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var words = pages.words(WebMessages.class);
    if (form.has("at") && time(form.value("at")).isEmpty()) {
      return pages.showAgain(Templates.abuse(form.wrong("at", words.abuseAtWrong())));
    }
    try {
      var receipt = reports.report(read(form));
      return pages.show(Templates.abuseSent(String.valueOf(receipt.number())));
    } catch (CallFailed e) {
      return pages.showAgain(Templates.abuse(form.wrong(words.away())));
    } catch (Refusal e) {
      return pages.showAgain(Templates.abuse(wrong(form, e, words)));
    }
  }

  /** The same form sent twice from the same browser is the same report. */
  private ReportAbuse read(Form form) {
    var word = "abuse " + form.value("contact") + " " + form.value("text");
    return new ReportAbuse(
        RepeatKeys.of(visitors.current().formToken(), word),
        kind(form.value("kind")),
        form.has("address") ? form.value("address") : null,
        port(form),
        time(form.value("at")).orElse(null),
        form.value("text"),
        form.value("contact"),
        visitors.current().languageTag(),
        Caller.of(request).network());
  }

  private static AbuseKind kind(String typed) {
    return Arrays.stream(AbuseKind.values())
        .filter(kind -> kind.name().equals(typed))
        .findFirst()
        .orElse(AbuseKind.OTHER);
  }

  /** Whatever is no number is a port that there is not. */
  private static @Nullable Integer port(Form form) {
    if (!form.has("port")) {
      return null;
    }
    return form.value("port").matches("[0-9]{1,6}") ? Integer.valueOf(form.value("port")) : -1;
  }

  private static Optional<Instant> time(String typed) {
    try {
      return Optional.of(
          LocalDateTime.parse(typed.replace('T', ' '), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Form wrong(Form form, Refusal refusal, WebMessages words) {
    return switch (refusal.code()) {
      case "contact_invalid" -> form.wrong("contact", words.emailInvalid());
      case "address_invalid" -> form.wrong("address", words.abuseAddressWrong());
      case "time_invalid" -> form.wrong("at", words.abuseAtWrong());
      case "text_invalid" -> form.wrong("text", words.abuseTextWrong());
      case "too_many_reports" -> form.wrong(words.abuseTooMany());
      default -> throw refusal;
    };
  }
}
