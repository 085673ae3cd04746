package byway.people.notifications.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/**
 * How an operator's mail and text messages leave: by its own server and gateway, or by those of the
 * installation. A password that was given is never told again. Refuses with {@code sender_invalid},
 * {@code server_invalid}, {@code gateway_invalid}, {@code limits_invalid}, {@code
 * recipient_invalid}, and with {@code password_needed} where a kept password would go to another
 * server or user than the one it was given for.
 */
@Contract("notifications")
@Path("/internal/senders")
public interface Senders {
  /** As it is set now; with what is the installation's where the operator has set nothing. */
  @GET
  @Allowed(MANAGER)
  SenderState read();

  /** From now on mail leaves like this. Nothing is tried. */
  @PUT
  @Path("/mail")
  @Allowed(OWNER)
  @Confirmed
  SenderState setMail(SetMailSender command);

  /** Mail leaves by the installation's server again, and the operator's password is forgotten. */
  @DELETE
  @Path("/mail")
  @Allowed(OWNER)
  @Confirmed
  SenderState resetMail();

  /**
   * Sends a test mail and waits for what the server says of it; changes nothing. With a whole
   * sender it needs no operator in the context.
   */
  @POST
  @Path("/mail/try")
  @Lane("trials")
  @Allowed(OWNER)
  @Recorded(NOTHING)
  Tried tryMail(TryMail command);

  /** From now on text messages leave like this. Nothing is tried. */
  @PUT
  @Path("/sms")
  @Allowed(OWNER)
  @Confirmed
  SenderState setSms(SetSmsSender command);

  /** Text messages leave by the installation's gateway again, where it has one. */
  @DELETE
  @Path("/sms")
  @Allowed(OWNER)
  @Confirmed
  SenderState resetSms();

  /** Sends a test message and waits for what the gateway says of it; changes nothing. */
  @POST
  @Path("/sms/try")
  @Lane("trials")
  @Allowed(OWNER)
  @Recorded(NOTHING)
  Tried trySms(TrySms command);

  /** How much may leave in a day (UTC), and to which countries. */
  @PUT
  @Path("/limits")
  @Allowed(OWNER)
  @Confirmed
  SenderState setLimits(MessageLimits limits);

  /** Makes a secret that signs what the mail service tells of bounces, told this once. */
  @POST
  @Path("/bounce-secret")
  @Allowed(OWNER)
  @Confirmed
  BounceSecret renewBounceSecret();
}
