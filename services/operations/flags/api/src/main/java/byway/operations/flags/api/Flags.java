package byway.operations.flags.api;

import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
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

/**
 * Flags: what is shown and done for whom, changed without a new version. Each operator has flags of
 * its own; those of the installation ({@code PlatformRealm}) are for every operator. Code that asks
 * a flag does not call this: it asks {@code byway.operations.flags.api.asking}, in memory.
 */
@Contract("flags")
@Path("/internal/flags")
public interface Flags {
  /** All that is needed to answer for the operator of the context, of its own flags. */
  @GET
  @Path("/rules")
  @Allowed({})
  RuleSet rules();

  /** All flags of the operator, by their key; at most 500. */
  @GET
  @Allowed(STAFF)
  List<Flag> all();

  /** Refuses with {@code not_found}. */
  @GET
  @Path("/one")
  @Allowed(STAFF)
  Flag get(@QueryParam("key") @DefaultValue("") String key);

  /**
   * Makes a flag, or changes one; the same id again changes nothing more. Refuses with {@code
   * flag_invalid} what cannot be meant, {@code reason_invalid}, {@code changed_meanwhile} where
   * another has changed it since it was read, {@code too_many_flags}; and with {@code
   * approval_needed} where two have to agree: it is kept then, and done when {@link #agreed} says
   * so.
   */
  @POST
  @Allowed(MANAGER)
  Flag change(ChangeFlag command);

  /**
   * Does what two have agreed on. Refuses with {@code not_found}, and with {@code
   * changed_meanwhile} where the flag is not any more what was looked at.
   */
  @POST
  @Path("/agreed/{id}")
  @Allowed({})
  Flag agreed(@PathParam("id") UUID id);

  /**
   * Off for everybody, at once and by one alone; what is off stays off. Refuses with {@code
   * not_found} and {@code reason_invalid}.
   */
  @POST
  @Path("/one/off")
  @Allowed({MANAGER, SUPPORT, TECHNICIAN})
  Flag switchOff(@QueryParam("key") @DefaultValue("") String key, SwitchOff command);

  /** What was changed, newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Path("/one/history")
  @Allowed(STAFF)
  Page<FlagChange> history(
      @QueryParam("key") @DefaultValue("") String key,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** How often each variant was answered in the last 30 days, most often first; at most 50. */
  @GET
  @Path("/one/uses")
  @Allowed(STAFF)
  List<VariantUse> uses(@QueryParam("key") @DefaultValue("") String key);

  /** All segments of the operator, by name; at most 100. */
  @GET
  @Path("/segments")
  @Allowed(STAFF)
  List<Segment> segments();

  /**
   * Makes a segment, or puts another in its place. Refuses with {@code segment_invalid}, {@code
   * too_many_segments}, and with {@code segment_guarded} where a flag for which two have to agree
   * is decided by it.
   */
  @PUT
  @Path("/segments")
  @Allowed(MANAGER)
  Segment keepSegment(Segment segment);

  /** Adds what a process has counted; kept by the day for 90 days. */
  @POST
  @Path("/uses")
  @Allowed({})
  void count(CountUses command);

  /** All tokens of the operator, newest first; at most 50 that are good. */
  @GET
  @Path("/tokens")
  @Allowed(MANAGER)
  List<FlagToken> tokens();

  /**
   * Makes a token with which a program asks this operator's flags; it is shown this once. Refuses
   * with {@code name_invalid} and {@code too_many_tokens}.
   */
  @POST
  @Path("/tokens")
  @Allowed(MANAGER)
  NewFlagToken makeToken(MakeFlagToken command);

  /** It is not good any more; the same again changes nothing. Refuses with {@code not_found}. */
  @POST
  @Path("/tokens/{id}/revoke")
  @Allowed(MANAGER)
  FlagToken revokeToken(@PathParam("id") UUID id);

  /** Whose token this is. Refuses with {@code unauthenticated}. */
  @POST
  @Path("/tokens/admit")
  @Allowed(ANYBODY)
  AdmittedToken admit(ShownToken token);
}
