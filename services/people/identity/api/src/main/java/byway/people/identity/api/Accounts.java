package byway.people.identity.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/**
 * What people change of their own account. Another address and closing need that they have proven
 * who they are a moment ago: refuses with {@code confirm_needed} otherwise, and with {@code
 * not_found}, {@code name_invalid}, {@code language_invalid}, {@code email_invalid}, {@code
 * too_many_codes}.
 */
@Contract("identity")
@Path("/internal/identity/accounts")
public interface Accounts {
  @PUT
  @Path("/{person}/name")
  @Allowed(CUSTOMER)
  Person changeName(@Own @PathParam("person") UUID person, ChangeName command);

  /** Sends a code there; whether somebody has the address cannot be told from the answer. */
  @POST
  @Path("/{person}/email")
  @Allowed(CUSTOMER)
  void askEmail(@Own @PathParam("person") UUID person, AskEmail command);

  /** The address counts from now on. The one of before is told, and all other sessions end. */
  @POST
  @Path("/{person}/email/proof")
  @Allowed(CUSTOMER)
  EmailResult proveEmail(@Own @PathParam("person") UUID person, ProveEmail command);

  /** Closes a customer's account: every session ends, and nobody signs in to it any more. */
  @POST
  @Path("/{person}/closing")
  @Allowed(CUSTOMER)
  void close(@Own @PathParam("person") UUID person, CameFrom from);

  /** Opens it again; what belonged to it is there as it was. */
  @POST
  @Path("/{person}/reopening")
  @Allowed({MANAGER, SUPPORT})
  Person reopen(@PathParam("person") UUID person);
}
