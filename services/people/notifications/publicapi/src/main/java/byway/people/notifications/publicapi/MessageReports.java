package byway.people.notifications.publicapi;

import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.ReportFromOutside;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where an operator's mail service tells of mail that came back, and its gateway what became of
 * text messages. The body goes on exactly as it came, because that is what is signed.
 */
@RunOnVirtualThread
@Path("/webhooks")
@InContext
class MessageReports {
  private static final int MOST_BYTES = 64 * 1_024;
  private static final int LONGEST_HEADER = 2_000;

  /** What signs, and what is signed. */
  private static final Set<String> HEADERS =
      Set.of(
          "content-type",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature",
          "x-twilio-signature");

  private final Notifications notifications;

  MessageReports(Notifications notifications) {
    this.notifications = notifications;
  }

  /** Answers 204 once it is taken; refuses with {@code signature_invalid} (401). */
  @POST
  @Path("/mail/{tenant}")
  @Operation(hidden = true)
  public void mail(
      @PathParam("tenant") UUID tenant,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    notifications.mailReport(report(tenant, uri, headers, body));
  }

  /** Answers 204 once it is taken; refuses with {@code signature_invalid} (401). */
  @POST
  @Path("/sms/{tenant}")
  @Operation(hidden = true)
  public void sms(
      @PathParam("tenant") UUID tenant,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    notifications.smsReport(report(tenant, uri, headers, body));
  }

  private static ReportFromOutside report(
      UUID tenant, UriInfo uri, HttpHeaders headers, InputStream body) {
    return new ReportFromOutside(tenant, uri.getRequestUri().toString(), told(headers), text(body));
  }

  private static Map<String, String> told(HttpHeaders headers) {
    var told = new TreeMap<String, String>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              var lower = name.toLowerCase(Locale.ROOT);
              if (HEADERS.contains(lower) && values.getFirst().length() <= LONGEST_HEADER) {
                told.put(lower, values.getFirst());
              }
            });
    return told;
  }

  private static String text(InputStream body) {
    try {
      var bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Refusal.of(413, "too_large", "a report has at most " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
