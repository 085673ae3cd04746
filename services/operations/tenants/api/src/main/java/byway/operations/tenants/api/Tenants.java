package byway.operations.tenants.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
 * Operators on this installation. Refuses with {@code not_found}, {@code settings_invalid}, {@code
 * country_invalid}, {@code time_zone_invalid}, {@code cursor_invalid}.
 */
@Contract("tenants")
@Path("/internal/tenants")
public interface Tenants {
  /**
   * The operator whose pages are at this host name (with its port, where it is not the usual one).
   */
  @GET
  @Path("/by-host")
  @Allowed({})
  Tenant byHost(@QueryParam("host") @DefaultValue("") String host);

  @GET
  @Path("/by-slug")
  @Allowed({})
  Tenant bySlug(@QueryParam("slug") @DefaultValue("") String slug);

  @GET
  @Path("/{id}")
  @Allowed(STAFF)
  Tenant get(@PathParam("id") UUID id);

  @GET
  @Allowed({})
  Page<Tenant> list(@QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /**
   * Refuses with {@code slug_invalid}, {@code slug_taken}, {@code name_invalid}, {@code
   * host_invalid}, {@code host_taken}, {@code currency_invalid}, {@code currency_not_taken}.
   */
  @POST
  @Allowed({})
  Tenant create(CreateTenant command);

  /**
   * All that would keep it from being created, at once; what it has itself by now counts for
   * nothing.
   */
  @POST
  @Path("/check")
  @Allowed({})
  @Recorded(NOTHING)
  List<TenantProblem> check(CreateTenant command);

  /**
   * Its pages are at this host too; where they are already, nothing changes. Refuses with {@code
   * host_invalid}, {@code host_taken}, {@code too_many_hosts}.
   */
  @POST
  @Path("/{id}/hosts")
  @Allowed({})
  Tenant addHost(@PathParam("id") UUID id, TenantHost command);

  /** Its pages are there no longer. */
  @DELETE
  @Path("/{id}/hosts")
  @Allowed({})
  Tenant removeHost(@PathParam("id") UUID id, @QueryParam("host") @DefaultValue("") String host);

  /**
   * Its pages and hotspots let nobody new in; sessions that are open go on until what is paid for
   * is used, unless it is at once. Again changes nothing but to end them too. Refuses with {@code
   * reason_invalid}.
   */
  @POST
  @Path("/{id}/suspension")
  @Allowed({})
  Tenant suspend(@PathParam("id") UUID id, Suspend command);

  /** Ends the suspension. */
  @DELETE
  @Path("/{id}/suspension")
  @Allowed({})
  Tenant resume(@PathParam("id") UUID id);

  /** Sets all limits. Refuses with {@code limit_invalid}. */
  @PUT
  @Path("/{id}/limits")
  @Allowed({})
  Tenant limit(@PathParam("id") UUID id, TenantLimits limits);

  /**
   * Operators that are asked for, by {@code slug}, {@code name}, {@code currency}, {@code country}
   * and {@code created}. Refuses with the codes of {@code kit/filters}.
   */
  @POST
  @Path("/find")
  @Allowed({})
  Page<Tenant> find(ListRequest asked);

  /** Sets all of them; whoever has changed some of what was seen before revises it instead. */
  @PUT
  @Path("/{id}/settings")
  @Allowed({})
  Tenant change(@PathParam("id") UUID id, TenantSettings settings);

  /**
   * Changes what differs between what was seen and what is to be, and leaves the rest. Refuses with
   * {@code name_invalid}, {@code accent_invalid}, {@code logo_invalid}.
   */
  @POST
  @Path("/{id}/revisions")
  @Allowed(MANAGER)
  Tenant revise(@PathParam("id") UUID id, ReviseSettings command);

  /**
   * Leaves the other settings. Refuses with {@code name_invalid}, {@code accent_invalid}, {@code
   * logo_invalid}.
   */
  @PUT
  @Path("/{id}/look")
  @Allowed(MANAGER)
  Tenant changeLook(@PathParam("id") UUID id, ChangeLook command);
}
