package byway.network.devices.api;

import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/**
 * The life of hotspots that have enrolled: who each is, whose, and until when. Refuses with {@code
 * not_found}.
 */
@Contract("devices")
@Path("/internal/devices/identities")
public interface DeviceIdentities {
  /**
   * A hotspot that has made its own key and secret; the same again changes nothing. Refuses with
   * {@code name_invalid}, {@code serial_invalid}, {@code serial_taken}, {@code key_reused}, {@code
   * secret_invalid}, {@code key_invalid}.
   */
  @POST
  @Allowed({})
  Device enrol(EnrolDevice command);

  /** The hotspot in service with this serial number; none or one. */
  @GET
  @Path("/with-serial")
  @Allowed({MANAGER, TECHNICIAN})
  List<Device> withSerial(@QueryParam("serial") @DefaultValue("") String serial);

  @GET
  @Path("/{id}")
  @Allowed({CUSTOMER, HOTSPOT, STAFF})
  DeviceIdentity get(@Own(HOTSPOT) @PathParam("id") UUID id);

  /**
   * The same hotspot with a new key and secret, since those from before are lost or in wrong hands:
   * they are dead at once. Refuses with {@code retired}, {@code secret_invalid}, {@code
   * key_invalid}.
   */
  @POST
  @Path("/{id}/key")
  @Allowed({})
  DeviceIdentity rekey(@PathParam("id") UUID id, RekeyDevice command);

  /** Asks the hotspot to make itself a new secret; it does when it is online. */
  @POST
  @Path("/{id}/secret/wanted")
  @Allowed({CUSTOMER, MANAGER, TECHNICIAN})
  DeviceIdentity wantNewSecret(@PathParam("id") UUID id);

  /**
   * What a hotspot says of its new secret. From now on it signs in with either; from when it has
   * used the new one, with that alone. Refuses with {@code not_enrolled}, {@code proof_wrong},
   * {@code secret_old}, {@code secret_invalid}.
   */
  @PUT
  @Path("/{id}/secret")
  @Allowed(HOTSPOT)
  DeviceIdentity changeSecret(@Own(HOTSPOT) @PathParam("id") UUID id, ChangeSecret command);

  /** To another owner, or to none. Settings and name stay. Refuses with {@code retired}. */
  @PUT
  @Path("/{id}/owner")
  @Allowed({MANAGER, TECHNICIAN})
  Device transfer(@PathParam("id") UUID id, TransferDevice command);

  /**
   * Out of service for good: it signs in no more, its connection is ended, its serial number is
   * free, and it is nobody's. The same again changes nothing. Refuses with {@code reason_invalid}.
   */
  @POST
  @Path("/{id}/retired")
  @Allowed({MANAGER, TECHNICIAN})
  Device retire(@PathParam("id") UUID id, RetireDevice command);

  /**
   * Another hotspot takes its place: owner, name, settings and where it stands go over, and this
   * one is retired. The same again changes nothing. Refuses with {@code retired}, {@code
   * replaced_by_itself}.
   */
  @POST
  @Path("/{id}/replaced")
  @Allowed({MANAGER, TECHNICIAN})
  Device replace(@PathParam("id") UUID id, ReplaceDevice command);
}
