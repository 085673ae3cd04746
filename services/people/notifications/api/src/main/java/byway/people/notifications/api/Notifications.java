package byway.people.notifications.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages to people, kept where staff can look at them. */
@Contract("notifications")
@Path("/internal/notifications")
public interface Notifications {
  /**
   * Takes a message for sending; the same key again sends nothing. Refuses with {@code
   * recipient_invalid}, {@code subject_invalid}, {@code text_invalid}, {@code unsubscribe_invalid},
   * and where it would leave with {@code message_limit} past what may leave in a day and {@code
   * country_not_allowed}.
   */
  @POST
  @Allowed({})
  @Recorded(NOTHING)
  void send(SendMessage command);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  @Recorded(PERSONAL)
  Page<SentMessage> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /**
   * Those that are asked for, newest first unless it says otherwise. By {@code id}, {@code to} and
   * {@code subject} (words without a field), {@code channel}, {@code state}, {@code at}, {@code
   * tries}, {@code words}, {@code since} and {@code until}. Refuses with the codes of {@code
   * kit/filters}.
   */
  @POST
  @Path("/find")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  @Recorded(PERSONAL)
  Page<SentMessage> find(ListRequest asked);

  /** Refuses with {@code not_found}. */
  @GET
  @Path("/by-id/{id}")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  @Recorded(PERSONAL)
  SentMessage get(@PathParam("id") UUID id);

  /**
   * Offers one again that was kept, failed or came back, under its key. Refuses with {@code
   * not_found}, {@code not_again} where it waits or has left, {@code message_limit}.
   */
  @POST
  @Path("/by-id/{id}/again")
  @Allowed({MANAGER, SUPPORT})
  SentMessage sendAgain(@PathParam("id") UUID id);

  /** Whether messages leave at all, for pages that promise one. */
  @GET
  @Path("/leaving")
  @Allowed(ANYBODY)
  Leaving leaving();

  /** How it goes: what left of late, and what did not. */
  @GET
  @Path("/today")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  MessagesToday today();

  /**
   * Mail that came back: {@code {"type": "message.bounced", "data": {"message_id": "...",
   * "recipient": "...", "permanent": true, "words": "..."}}}, signed as Standard Webhooks have it.
   * Refuses with {@code signature_missing}, {@code signature_invalid}, {@code malformed}, {@code
   * too_large}.
   */
  @POST
  @Path("/reports/mail")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  void mailReport(ReportFromOutside report);

  /** What became of a text message, as its gateway has it. Refuses with the same codes. */
  @POST
  @Path("/reports/sms")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  void smsReport(ReportFromOutside report);
}
