package byway.network.devices.api;

import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Lane;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
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

/** Hotspots of one operator. Refuses with {@code not_found}, {@code cursor_invalid}. */
@Contract("devices")
@Path("/internal/devices")
public interface Devices {
  /**
   * Registers a hotspot and makes its secret, which is shown this once: the same again makes
   * another until the hotspot has connected, and refuses with {@code already_connected} from then
   * on. Refuses with {@code name_invalid}, {@code serial_invalid}, {@code serial_taken}, {@code
   * key_reused}, and with {@code too_many_hotspots} where the operator may have no more.
   */
  @POST
  @Allowed({MANAGER, TECHNICIAN})
  RegisteredDevice register(RegisterDevice command);

  /** Whose credentials these are; refuses with {@code unauthenticated}. */
  @POST
  @Path("/authenticate")
  @Lane("connect")
  @Allowed(HOTSPOT)
  Device authenticate(DeviceCredentials credentials);

  @GET
  @Path("/{id}")
  @Allowed(ANYBODY)
  Device get(@PathParam("id") UUID id);

  /** All hotspots by name, or those of one owner. */
  @GET
  @Allowed({CUSTOMER, STAFF})
  Page<Device> list(
      @Own @QueryParam("owner") @Nullable UUID ownerId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** Those of these that are known, in no order. Refuses with {@code too_many} past 100. */
  @POST
  @Path("/some")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(NOTHING)
  List<Device> some(DevicesById asked);

  /** How many there are, or how many of one owner. */
  @GET
  @Path("/counts")
  @Allowed(STAFF)
  DeviceCounts counts(@QueryParam("owner") @Nullable UUID ownerId);

  /** Those that are online first, then those that were seen last; at most {@code limit}. */
  @GET
  @Path("/latest")
  @Allowed(STAFF)
  List<Device> latest(@QueryParam("limit") int limit);

  /** By name, those whose name or serial number has this in it, whatever the case. */
  @GET
  @Path("/search")
  @Allowed(STAFF)
  Page<Device> search(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /**
   * Those that are asked for, by name unless it says otherwise. By {@code id}, {@code name} and
   * {@code serial} (words without a field), {@code owner}, {@code online}, {@code blocked}, {@code
   * seen}, {@code clients} and {@code battery}. Refuses with the codes of {@code kit/filters}.
   */
  @POST
  @Path("/find")
  @Allowed(STAFF)
  Page<Device> find(ListRequest asked);

  /**
   * What the hotspot should be set to: the given keys change, the version grows. Free places and
   * private networks are staff's to set: anybody else chooses from {@link #freePlaces}. Refuses
   * with {@code setting_unknown}, {@code setting_invalid}, {@code setting_not_offered}.
   */
  @PUT
  @Path("/{id}/desired")
  @Allowed({CUSTOMER, MANAGER, TECHNICIAN})
  Device desire(@PathParam("id") UUID id, DesiredSettings settings);

  /** What owners may choose from as {@code gardenHosts}; none until staff have said so. */
  @GET
  @Path("/free-places")
  @Allowed({CUSTOMER, STAFF})
  FreePlaces freePlaces();

  /**
   * Staff say what owners may choose from; what is chosen already stays. Refuses with {@code
   * setting_invalid} and {@code forbidden}.
   */
  @PUT
  @Path("/free-places")
  @Allowed({MANAGER, TECHNICIAN})
  FreePlaces offerFreePlaces(FreePlaces places);

  /** Where the hotspot stands, or none; refuses with {@code location_invalid}. */
  @PUT
  @Path("/{id}/location")
  @Allowed({CUSTOMER, MANAGER, TECHNICIAN})
  Device locate(@PathParam("id") UUID id, LocateDevice command);

  /**
   * What the hotspot says it is set to; an older version than known changes nothing. Refuses with
   * {@code version_unknown}, {@code report_invalid}.
   */
  @PUT
  @Path("/{id}/reported")
  @Allowed(HOTSPOT)
  Device report(@Own(HOTSPOT) @PathParam("id") UUID id, ReportedSettings settings);

  @POST
  @Path("/{id}/presence")
  @Allowed(HOTSPOT)
  void presence(@Own(HOTSPOT) @PathParam("id") UUID id, Presence presence);

  /** How the hotspot is; refuses with {@code heartbeat_invalid}. */
  @POST
  @Path("/{id}/heartbeat")
  @Allowed(HOTSPOT)
  void heartbeat(@Own(HOTSPOT) @PathParam("id") UUID id, Heartbeat heartbeat);

  /**
   * Staff take a hotspot out of service or back; a blocked one is refused at its next connect.
   * Refuses with {@code retired} where one is to come back that is out of service for good.
   */
  @PUT
  @Path("/{id}/blocked")
  @Allowed({MANAGER, SUPPORT, TECHNICIAN})
  Device block(@PathParam("id") UUID id, BlockDevice command);
}
