package byway.commerce.payments.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.FINANCE;
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
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/**
 * By which account at the card processor an operator is paid: its own, or the installation's. A key
 * or a secret that was given is never told again. Refuses with {@code key_invalid}, {@code
 * secret_invalid}, {@code address_invalid}, {@code not_found}, {@code too_many_secrets}, {@code
 * processor_unavailable}.
 */
@Contract("payments")
@Path("/internal/card-account")
public interface CardAccounts {
  /** As it is set now; with what is the installation's where the operator has set nothing. */
  @GET
  @Allowed({MANAGER, FINANCE})
  CardAccount read();

  /**
   * Asks the processor who a key belongs to; moves no money and keeps nothing. Needs no operator.
   */
  @POST
  @Path("/try")
  @Lane("trials")
  @Allowed({})
  @Recorded(NOTHING)
  KeyTried tryKey(CardKey key);

  /**
   * From now on the operator is paid by this key, which is tried first. Another key of the same
   * account takes the place of the one before; with a key of another account, what was paid by the
   * account before is still looked up and paid back there. Refuses with {@code key_refused} where
   * the processor does.
   */
  @PUT
  @Path("/key")
  @Allowed(OWNER)
  @Confirmed
  CardAccount setKey(CardKey key);

  /** The operator is paid by the installation's account again, where it has one. */
  @DELETE
  @Allowed(OWNER)
  @Confirmed
  CardAccount reset();

  /**
   * Has the processor tell what happens at an address, and keeps the secret that it answers. Those
   * before stay good. Refuses with {@code registration_refused} where the key does not allow it:
   * then the address and its secret are set by hand.
   *
   * @param door the operator's public address, without the path
   */
  @POST
  @Path("/webhook")
  @Allowed(OWNER)
  @Confirmed
  CardAccount register(WebhookDoor door);

  /** Believes what is signed with this secret too, three at once at most. */
  @POST
  @Path("/secrets")
  @Allowed(OWNER)
  @Confirmed
  CardAccount addSecret(WebhookSecret secret);

  /** Believes what is signed with it no more; repeatable. */
  @DELETE
  @Path("/secrets/{secretId}")
  @Allowed(OWNER)
  @Confirmed
  CardAccount dropSecret(@PathParam("secretId") UUID secretId);
}
