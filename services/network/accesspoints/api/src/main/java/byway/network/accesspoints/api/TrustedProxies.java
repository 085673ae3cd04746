package byway.network.accesspoints.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.SHOWN;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Servers such as FreeRADIUS that an operator keeps in front of the platform and trusts: each has a
 * secret of its own, speaks from addresses that are set, and for the access points that are behind
 * it. There is none until staff make one. Refuses with {@code not_found}, {@code name_invalid},
 * {@code range_invalid}, {@code too_many_proxies}, {@code cursor_invalid}.
 */
@Contract("accesspoints")
@Path("/internal/accesspoints/proxies")
public interface TrustedProxies {
  /**
   * Makes or changes one, which has no secret until one is made. Refuses with {@code
   * too_many_proxies} past 20 of an operator.
   */
  @PUT
  @Allowed({MANAGER, TECHNICIAN})
  TrustedProxy set(SetProxy command);

  @GET
  @Path("/{proxyId}")
  @Allowed({MANAGER, TECHNICIAN})
  @Recorded(SHOWN)
  TrustedProxy get(@PathParam("proxyId") UUID proxyId);

  /** All of the operator's, at most 20, by name. */
  @GET
  @Allowed({MANAGER, TECHNICIAN})
  List<TrustedProxy> list();

  /** Makes a new secret, which is told this once; the one before is good no more. */
  @POST
  @Path("/{proxyId}/secret")
  @Allowed({MANAGER, TECHNICIAN})
  @Confirmed
  ProxySecret renewSecret(@PathParam("proxyId") UUID proxyId);

  /** Trusts it no more, at once; repeatable. */
  @DELETE
  @Path("/{proxyId}")
  @Allowed({MANAGER, TECHNICIAN})
  void remove(@PathParam("proxyId") UUID proxyId);

  /** Which access points are behind it. */
  @GET
  @Path("/{proxyId}/access-points")
  @Allowed({MANAGER, TECHNICIAN})
  Page<UUID> behind(
      @PathParam("proxyId") UUID proxyId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** Sets which proxies speak for an access point; those before do no more. */
  @PUT
  @Path("/before/{deviceId}")
  @Allowed({MANAGER, TECHNICIAN})
  ProxiesBefore place(@PathParam("deviceId") UUID deviceId, ProxiesBefore command);

  @GET
  @Path("/before/{deviceId}")
  @Allowed({MANAGER, TECHNICIAN})
  ProxiesBefore before(@PathParam("deviceId") UUID deviceId);

  /** Whether who says to be a proxy is one, and may speak for this access point. */
  @POST
  @Path("/proofs")
  @Allowed({})
  @Recorded(NOTHING)
  ProxyProof prove(ProxyClaim claim);
}
