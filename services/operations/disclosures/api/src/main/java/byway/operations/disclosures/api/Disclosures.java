package byway.operations.disclosures.api;

import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.OWNER;
import static byway.kit.calls.Who.READ_ONLY;

import byway.kit.calls.Allowed;
import byway.kit.calls.Confirmed;
import byway.kit.calls.Contract;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who had which address when, where a law asks an operator to know it; and telling that to an
 * authority, when two of the staff have agreed.
 */
@Contract("disclosures")
@Path("/internal/disclosures")
public interface Disclosures {
  @GET
  @Path("/rules")
  @Allowed({MANAGER, READ_ONLY})
  LogRules rules();

  /**
   * What is there already is kept as long as the rules say by now, also when nothing more is
   * written. Refuses with {@code rules_invalid}.
   */
  @PUT
  @Path("/rules")
  @Allowed(OWNER)
  @Confirmed
  LogRules changeRules(LogRules rules);

  /** Written down where the rules say so; what is told of a session that is not known is not. */
  @POST
  @Path("/heard")
  @Allowed(HOTSPOT)
  void heard(HeardAddress heard);

  /**
   * Asks; nothing is looked up before another of the staff has agreed. The same id again changes
   * nothing. Refuses with {@code address_invalid}, {@code port_invalid}, {@code time_invalid},
   * {@code reason_invalid}.
   */
  @POST
  @Allowed(MANAGER)
  @Confirmed
  Disclosure ask(AskDisclosure command);

  /** Newest first. Refuses with {@code cursor_invalid}. */
  @GET
  @Allowed({MANAGER, READ_ONLY})
  Page<Disclosure> list(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  /** Refuses with {@code not_found}. */
  @GET
  @Path("/by-id/{id}")
  @Allowed({MANAGER, READ_ONLY})
  Disclosure get(@PathParam("id") UUID id);

  /** Looks it up; two have agreed. Again changes nothing. Refuses with {@code too_many_found}. */
  @POST
  @Path("/by-id/{id}/disclose")
  @Allowed({})
  Disclosure disclose(@PathParam("id") UUID id);

  /**
   * What was found; who read it is on record. Refuses with {@code not_disclosed} before two have
   * agreed.
   */
  @POST
  @Path("/by-id/{id}/read")
  @Allowed(MANAGER)
  @Confirmed
  DisclosedDocument read(@PathParam("id") UUID id);
}
