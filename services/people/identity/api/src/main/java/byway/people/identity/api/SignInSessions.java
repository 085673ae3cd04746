package byway.people.identity.api;

import byway.kit.calls.Contract;
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
  List<SignInSession> of(@PathParam("person") UUID person, CameFrom from);

  /** Ends one. */
  @POST
  @Path("/of/{person}/{id}/end")
  void end(@PathParam("person") UUID person, @PathParam("id") UUID id);

  /** Ends all but the one of who asks. */
  @POST
  @Path("/of/{person}/end-others")
  void endOthers(@PathParam("person") UUID person, CameFrom from);

  /** Ends every one, as when somebody leaves. */
  @POST
  @Path("/of/{person}/end-all")
  void endAll(@PathParam("person") UUID person);

  /** Proves again who somebody is who is signed in, so that the session counts as confirmed. */
  @POST
  @Path("/of/{person}/confirmations")
  ConfirmResult confirm(@PathParam("person") UUID person, Confirm command);

  @GET
  @Path("/rules")
  SignInRules rules();

  @PUT
  @Path("/rules")
  SignInRules changeRules(SignInRules rules);
}
