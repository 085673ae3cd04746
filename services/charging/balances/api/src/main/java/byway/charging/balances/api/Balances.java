package byway.charging.balances.api;

import static byway.kit.calls.Recorded.As.CHANGE;
import static byway.kit.calls.Recorded.As.NOTHING;
import static byway.kit.calls.Recorded.As.PERSONAL;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.HOTSPOT;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Own;
import byway.kit.calls.Recorded;
import byway.kit.values.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prepaid balances. An account is a customer's id. */
@Contract("balances")
@Path("/internal/balances")
public interface Balances {
  /** The balance; all zero for an account that was never granted anything. */
  @GET
  @Path("/accounts/{accountId}")
  @Allowed({CUSTOMER, HOTSPOT, STAFF})
  Balance balance(@Own @PathParam("accountId") UUID accountId);

  /**
   * Adds a lot. The same key again changes nothing and answers the same; with another command it
   * refuses with {@code key_reused}. Refuses with {@code amount_invalid}, {@code note_too_long};
   * and staff with {@code confirmation_needed} above 10 GB, and with {@code approval_needed} above
   * what the operator lets one of them give.
   */
  @POST
  @Path("/grants")
  @Allowed({MANAGER, SUPPORT})
  @Recorded(value = CHANGE, ofPlatform = false)
  Balance grant(Grant command);

  /**
   * Takes back what is left of a lot, as for a refund. The same again changes nothing. Refuses with
   * {@code not_found}.
   */
  @POST
  @Path("/withdrawals")
  @Allowed({})
  @Recorded(NOTHING)
  Withdrawn withdraw(Withdraw command);

  /**
   * Makes what is taken back of a lot for one cause as much as is said, where so much is left of
   * it. The same again changes nothing. Refuses with {@code not_found}, {@code amount_invalid}.
   */
  @POST
  @Path("/takings")
  @Allowed({})
  @Recorded(NOTHING)
  TakenBack takeBack(TakeBack command);

  /** Every lot of the account in the order in which they are used up. */
  @GET
  @Path("/accounts/{accountId}/lots")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(NOTHING)
  List<Lot> lots(@Own @PathParam("accountId") UUID accountId);

  /**
   * The statement: newest postings first. What a session uses is posted together: when it is
   * promised more, when it ends, and after an hour. It goes back as far as charges are kept (two
   * years, where the installation says nothing else); what was granted and paid before is in it
   * too. Refuses with {@code cursor_invalid}.
   */
  @GET
  @Path("/accounts/{accountId}/postings")
  @Allowed({CUSTOMER, STAFF})
  @Recorded(PERSONAL)
  Page<Posting> postings(
      @Own @PathParam("accountId") UUID accountId,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** Proves the tenant's books: rebuilds every balance from postings and compares. */
  @GET
  @Path("/books")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  Books books();

  /**
   * What hotspots counted against what was charged and posted, for the sessions of the last days; 1
   * to 35, where 0 means 1.
   */
  @GET
  @Path("/reconciliation")
  @Allowed({MANAGER, FINANCE, READ_ONLY})
  Reconciliation reconciliation(@QueryParam("days") int days);

  /**
   * What went through each of these hotspots beyond what was paid for; those where nothing did are
   * left out. Refuses with {@code too_many}.
   */
  @POST
  @Path("/beyond-ceilings")
  @Allowed({})
  @Recorded(NOTHING)
  List<BeyondCeiling> beyondCeilings(AskBeyondCeilings question);
}
