package byway.people.notifications.api;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/**
 * What an operator's messages say, in its own words or Byway's. Of HTML there are the tags {@code
 * p, br, hr, h1, h2, h3, strong, em, ul, ol, li, blockquote} and {@code a} with an address of https
 * or mailto, or a place that is one. Refuses with {@code not_found} a template that there is not,
 * and with {@code template_invalid} words that can be none: an unknown place, a tag that is not
 * among them, one that is required and not there, or more than fits.
 */
@Contract("notifications")
@Path("/internal/message-templates")
public interface MessageTemplates {
  /** Each kind of message, by each channel and in each language. */
  @GET
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  List<MessageTemplate> list();

  @POST
  @Path("/read")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  MessageTemplate read(TemplateName name);

  /** The newest 50, newest first. */
  @POST
  @Path("/history")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  List<TemplateVersion> history(TemplateName name);

  /**
   * From now on messages say this. Refuses with {@code template_changed} where somebody else was
   * first.
   */
  @PUT
  @Allowed(MANAGER)
  @Confirmed
  MessageTemplate set(SetTemplate command);

  /** Back to Byway's own words. */
  @POST
  @Path("/reset")
  @Allowed(MANAGER)
  @Confirmed
  MessageTemplate reset(TemplateName name);

  /** How it would look; changes nothing. */
  @POST
  @Path("/preview")
  @Allowed({MANAGER, SUPPORT, READ_ONLY})
  TemplatePreview preview(SetTemplate command);

  /** Sends it with sample data and waits for what the server says; changes nothing. */
  @POST
  @Path("/try")
  @Lane("trials")
  @Allowed(MANAGER)
  Tried send(TryTemplate command);
}
