package byway.people.identity.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Own;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/**
 * Staff who sign in by another provider, with an authorization code and PKCE (OpenID Connect Core
 * 1.0, RFC 7636). Who comes in is a member of staff already: by issuer and subject from the second
 * time on, and the first time by an address that the provider has proven, of a domain that the
 * operator has named. Refuses with {@code not_found} where none is set.
 */
@Contract("identity")
@Path("/internal/identity/provider")
public interface ProviderSignIn {
  /** As it is set; the secret is never told. */
  @GET
  @Allowed(MANAGER)
  ProviderState read();

  /**
   * Looks at the provider's own description, and keeps it where that will do. Refuses with {@code
   * issuer_invalid}, {@code client_invalid}, {@code domains_invalid}, {@code
   * provider_name_invalid}, with {@code secret_needed} where a kept secret would go to another
   * provider or client than the one it was given for, and with {@code provider_untried} where it is
   * to be the only way in for somebody who has never come in by it.
   */
  @PUT
  @Lane("trials")
  @Allowed(OWNER)
  @Confirmed
  SetProviderResult set(SetSignInProvider command);

  /** Nobody comes in by it any more, and everybody by what else they have. */
  @DELETE
  @Allowed(OWNER)
  @Confirmed
  void forget();

  /** What the sign-in page shows. */
  @GET
  @Path("/offer")
  @Allowed(ANYBODY)
  ProviderOffer offer();

  /**
   * Where the browser goes now; good for ten minutes, in the browser that asks. Refuses with {@code
   * origin_unknown} where it would come back to no host name of the operator, with {@code
   * field_missing} without a challenge, and with {@code provider_away}.
   */
  @POST
  @Path("/asked")
  @Lane("providers")
  @Allowed(ANYBODY)
  ProviderAddress ask(AskProvider asked);

  /** What the browser has brought back, each once. */
  @POST
  @Path("/sign-in")
  @Lane("providers")
  @Allowed(ANYBODY)
  ProviderResult signIn(ProviderAnswer answer);

  /** The same of somebody who is signed in and proves once more who they are. */
  @POST
  @Path("/of/{person}/confirmations")
  @Lane("providers")
  @Allowed(STAFF)
  ProviderResult confirm(@Own(STAFF) @PathParam("person") UUID person, ProviderAnswer answer);

  /** As whom a provider knows somebody. */
  @GET
  @Path("/of/{person}")
  @Allowed(STAFF)
  List<ProviderLink> of(@Own(STAFF) @PathParam("person") UUID person);
}
