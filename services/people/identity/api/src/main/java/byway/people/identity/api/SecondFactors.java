package byway.people.identity.api;

import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/**
 * Codes of an app beside the password (TOTP, RFC 6238), and recovery codes for who has lost it. Who
 * changes anything must have proven who they are a moment ago: refuses with {@code confirm_needed}
 * otherwise, and with {@code not_found}, {@code second_factor_on} where there is an app already.
 */
@Contract("identity")
@Path("/internal/identity/second-factors")
public interface SecondFactors {
  @GET
  @Path("/{person}")
  @Allowed({CUSTOMER, STAFF})
  SecondFactor of(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person);

  /** A new secret; it counts once a code of it was given, within a quarter of an hour. */
  @POST
  @Path("/{person}/begun")
  @Allowed({CUSTOMER, STAFF})
  SecondFactorSetUp begin(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, CameFrom from);

  /** Asked for at every sign-in by password or code from now on. */
  @POST
  @Path("/{person}")
  @Allowed({CUSTOMER, STAFF})
  SecondFactorResult prove(
      @Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, ProveSecondFactor command);

  @POST
  @Path("/{person}/removal")
  @Allowed({CUSTOMER, STAFF})
  void remove(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, CameFrom from);

  /** Ten new ones; those of before are good no more. */
  @POST
  @Path("/{person}/recovery-codes")
  @Allowed({CUSTOMER, STAFF})
  RecoveryCodes renew(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, CameFrom from);

  /**
   * Takes a customer's app away who has lost it and the recovery codes: what else they have signs
   * them in alone then. All their sessions end, and they are told by mail. Refuses with {@code
   * second_factor_off} where there is none.
   */
  @POST
  @Path("/{person}/reset")
  @Allowed({MANAGER, SUPPORT})
  @Confirmed
  void reset(@PathParam("person") UUID person);

  /** The second half of a sign-in. */
  @POST
  @Path("/sign-in")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  SignInResult finish(FinishSignIn command);
}
