package byway.people.identity.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/**
 * Passkeys: signing in without a name and without a password (WebAuthn level 3). Who adds or
 * removes one must have proven who they are a moment ago: refuses with {@code confirm_needed}
 * otherwise, and with {@code not_found}, {@code origin_unknown} where the page is not at a host
 * name of the operator, {@code passkeys_need_a_name} where that is an address and no name, {@code
 * passkey_name_invalid}, {@code too_many_passkeys}.
 */
@Contract("identity")
@Path("/internal/identity/passkeys")
public interface Passkeys {
  /** What a browser needs to make one for this person; good for five minutes. */
  @POST
  @Path("/of/{person}/asked")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(NOTHING)
  PasskeyOptions ask(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, AskPasskey asked);

  /** Keeps the one that was made. */
  @POST
  @Path("/of/{person}")
  @Allowed({CUSTOMER, STAFF})
  AddPasskeyResult add(
      @Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, AddPasskey command);

  /** Those of a person, the oldest first. */
  @GET
  @Path("/of/{person}")
  @Allowed({CUSTOMER, STAFF})
  List<Passkey> of(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person);

  @PUT
  @Path("/of/{person}/{id}/name")
  @Allowed({CUSTOMER, STAFF})
  void rename(
      @Own({CUSTOMER, STAFF}) @PathParam("person") UUID person,
      @PathParam("id") UUID id,
      NamePasskey command);

  @POST
  @Path("/of/{person}/{id}/removal")
  @Allowed({CUSTOMER, STAFF})
  void remove(
      @Own({CUSTOMER, STAFF}) @PathParam("person") UUID person,
      @PathParam("id") UUID id,
      CameFrom from);

  /** What a browser needs to sign in by one; good for five minutes, and nothing is kept of it. */
  @POST
  @Path("/sign-in/asked")
  @Allowed(ANYBODY)
  @Recorded(NOTHING)
  PasskeyOptions askSignIn(AskPasskeySignIn asked);

  /** Signs in whoever holds it. Each answer of a browser is good once. */
  @POST
  @Path("/sign-in")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  SignInResult signIn(PasskeyProof proof);

  /** Proves again who somebody is who is signed in. */
  @POST
  @Path("/of/{person}/confirmations")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(SIGN_IN)
  ConfirmResult confirm(
      @Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, PasskeyProof proof);
}
