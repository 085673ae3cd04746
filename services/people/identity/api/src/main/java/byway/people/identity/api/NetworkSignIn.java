package byway.people.identity.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.HOTSPOT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/**
 * Customers proving who they are to a network, by RADIUS or EAP. Each has a network key for it:
 * random, so that it needs no slow hash, and drawn from the installation's secret, so that CHAP and
 * MS-CHAPv2 can be answered although nothing is kept that a password could be read from. The
 * account's password is not shown to access points; PAP takes it where a proof says that it may.
 * Refuses with {@code not_found}, {@code login_invalid}, {@code hex_invalid}.
 */
@Contract("identity")
@Path("/internal/identity/network")
public interface NetworkSignIn {
  /** Refuses with {@code busy} where a password would have to be tested and too many are. */
  @POST
  @Path("/proofs")
  @Lane("passwords")
  @Allowed(HOTSPOT)
  NetworkProofResult prove(NetworkProof proof);

  /**
   * The same by network keys alone, which takes no time: what is not proven may still be a password
   * or a code, if it came in the clear. At most 500 at a time; one answer for each, in order.
   * Refuses with {@code too_many}.
   */
  @POST
  @Path("/key-proofs")
  @Allowed(HOTSPOT)
  List<NetworkProofResult> proveByKeys(List<NetworkProof> proofs);

  @GET
  @Path("/keys/{personId}")
  @Allowed(CUSTOMER)
  NetworkKey key(@Own @PathParam("personId") UUID personId);

  /** Makes a new key; devices that know the old one must be told. */
  @POST
  @Path("/keys/{personId}")
  @Allowed(CUSTOMER)
  NetworkKey renew(@Own @PathParam("personId") UUID personId);

  /** Whose login it is, for a server that has seen the proof itself. */
  @POST
  @Path("/logins")
  @Allowed(HOTSPOT)
  NetworkHolder holder(NetworkLogin login);

  /** For a RADIUS server in front that ends EAP itself; an unknown login has a key like others. */
  @POST
  @Path("/nt-hashes")
  @Allowed({})
  @Recorded(NOTHING)
  NtHash ntHash(NetworkLogin login);
}
