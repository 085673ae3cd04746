package byway.people.notifications.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Messages to people, kept where staff can look at them. */
@Contract("notifications")
@Path("/internal/notifications")
public interface Notifications {
  /**
   * Takes a message for sending; the same key again sends nothing. Refuses with {@code
   * recipient_invalid}, {@code subject_invalid}, {@code text_invalid}.
   */
  @POST
  @Allowed({})
  void send(SendMessage command);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  Page<SentMessage> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Whether messages leave at all, for pages that promise one. */
  @GET
  @Path("/leaving")
  @Allowed(ANYBODY)
  Leaving leaving();
}
