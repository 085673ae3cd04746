package byway.commerce.vouchers.api;

import static byway.kit.calls.Recorded.As.SHOWN;
import static byway.kit.calls.Recorded.As.SIGN_IN;
import static byway.kit.calls.Who.ANYBODY;
import static byway.kit.calls.Who.CUSTOMER;
import static byway.kit.calls.Who.FINANCE;
import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.STAFF;
import static byway.kit.calls.Who.SUPPORT;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import byway.kit.calls.Recorded;
import byway.kit.values.Page;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers: codes that stand for data and are good once. Of a code only a keyed hash and its first
 * three letters are kept. Refuses with {@code not_found}, {@code voucher_invalid}, {@code
 * reason_missing}, {@code key_reused}, {@code cursor_invalid}.
 */
@Contract("vouchers")
@Path("/internal/vouchers")
public interface Vouchers {
  /**
   * Issues a batch. The same key again answers the same codes for an hour, so that a lost answer
   * can be asked for again; later it answers the batch without codes. Refuses one of the staff with
   * {@code approval_needed} where it is good for more than the operator lets one issue.
   */
  @POST
  @Path("/batches")
  @Allowed({MANAGER, FINANCE})
  IssuedBatch issue(IssueBatch command);

  /** Batches, newest first. */
  @GET
  @Path("/batches")
  @Allowed(STAFF)
  Page<VoucherBatch> batches(
      @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/batches/{id}")
  @Allowed(STAFF)
  VoucherBatch batch(@PathParam("id") UUID id);

  /** The vouchers of a batch in the order in which they were printed. */
  @GET
  @Path("/batches/{id}/vouchers")
  @Allowed(STAFF)
  @Recorded(SHOWN)
  Page<Voucher> inBatch(
      @PathParam("id") UUID id,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/{id}")
  @Allowed(STAFF)
  Voucher voucher(@PathParam("id") UUID id);

  /** For support: at most 20 whose code begins so; only the first three letters count. */
  @GET
  @Path("/beginning")
  @Allowed(STAFF)
  List<Voucher> beginning(@QueryParam("letters") @DefaultValue("") String letters);

  /**
   * Gives the voucher's bytes to a customer, exactly once. Wrong codes are counted per customer:
   * after five in a row there is a wait.
   */
  @POST
  @Path("/redeem")
  @Allowed(CUSTOMER)
  RedeemResult redeem(RedeemVoucher command);

  /**
   * Signs a guest in with the code alone, as at a RADIUS network. At first use the voucher becomes
   * an account of its own, whose id is the voucher's, with the voucher's bytes on it; the code then
   * stays good for that account. Wrong codes are counted per device.
   */
  @POST
  @Path("/sign-in")
  @Allowed(ANYBODY)
  @Recorded(SIGN_IN)
  VoucherSignIn signIn(SignInWithVoucher command);

  /** Voids what of a batch is unused; answers how many that were. */
  @POST
  @Path("/batches/{id}/void")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  int voidBatch(@PathParam("id") UUID id, VoidVouchers command);

  /** Voids an unused voucher; false where it was used or void before. */
  @POST
  @Path("/{id}/void")
  @Allowed({MANAGER, SUPPORT, FINANCE})
  boolean voidOne(@PathParam("id") UUID id, VoidVouchers command);
}
