package byway.people.identity.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
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
 * Sign-ins that hold, and proving again who one is. Refuses with {@code not_found}, {@code
 * rules_invalid}, {@code busy}.
 */
@Contract("identity")
@Path("/internal/identity/sign-ins")
public interface SignInSessions {
  /** Those of a person, the newest first; at most 100. */
  @POST
  @Path("/of/{person}/list")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(NOTHING)
  List<SignInSession> of(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, CameFrom from);

  /** Ends one. */
  @POST
  @Path("/of/{person}/{id}/end")
  @Allowed({CUSTOMER, STAFF})
  void end(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, @PathParam("id") UUID id);

  /** Ends all but the one of who asks. */
  @POST
  @Path("/of/{person}/end-others")
  @Allowed({CUSTOMER, STAFF})
  void endOthers(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, CameFrom from);

  /** Ends every one, as when somebody leaves. */
  @POST
  @Path("/of/{person}/end-all")
  @Allowed({})
  void endAll(@PathParam("person") UUID person);

  /** Proves again who somebody is who is signed in, so that the session counts as confirmed. */
  @POST
  @Path("/of/{person}/confirmations")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(SIGN_IN)
  ConfirmResult confirm(@Own({CUSTOMER, STAFF}) @PathParam("person") UUID person, Confirm command);

  @GET
  @Path("/rules")
  @Allowed(MANAGER)
  SignInRules rules();

  @PUT
  @Path("/rules")
  @Allowed(OWNER)
  @Confirmed
  SignInRules changeRules(SignInRules rules);
}
