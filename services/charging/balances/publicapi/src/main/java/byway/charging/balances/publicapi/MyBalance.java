package byway.charging.balances.publicapi;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Posting;
import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.Paging;
import byway.fronts.publicapi.PublicApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the signed-in customer has left, and how it came to that. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyBalance {
  private final Balances balances;
  private final Callers callers;

  MyBalance(Balances balances, Callers callers) {
    this.balances = balances;
    this.callers = callers;
  }

  /** A balance. */
  @Schema(name = "Balance", description = "Data never expires; all but `reservedBytes` only grow")
  public record BalanceView(
      @Schema(description = "What the customer still has") long leftBytes,
      @Schema(description = "Of what is left, promised to open sessions") long reservedBytes,
      long grantedBytes,
      long withdrawnBytes,
      long consumedBytes) {}

  /** One line of the books. */
  @Schema(name = "StatementLine")
  public record StatementLine(
      long number,
      Instant at,
      @Schema(
              description = "Why the balance changed, or money moved",
              examples = {"USE", "PURCHASE", "GUEST_BONUS", "OWNER_BONUS", "REFUND"})
          String reason,
      @Schema(description = "`B` for bytes, or an ISO 4217 currency") String unit,
      @Schema(description = "Negative where it left the balance; money in the smallest unit")
          long amount,
      @Schema(description = "The session, order or reward that it is about") UUID reference) {
    static StatementLine of(Posting posting) {
      boolean away = posting.unit().equals("B") && posting.from().startsWith("customer:");
      return new StatementLine(
          posting.number(),
          posting.at(),
          posting.reason(),
          posting.unit(),
          away ? -posting.amount() : posting.amount(),
          posting.reference());
    }
  }

  /** A page. */
  @Schema(name = "StatementPage")
  public record StatementPage(List<StatementLine> items, @Nullable String next) {}

  @GET
  @Path("/balance")
  @Operation(summary = "What I have left")
  @APIResponseSchema(value = BalanceView.class, responseDescription = "The balance")
  public BalanceView balance() {
    var balance = balances.balance(callers.customer());
    return new BalanceView(
        balance.leftBytes(),
        balance.reservedBytes(),
        balance.grantedBytes(),
        balance.withdrawnBytes(),
        balance.consumedBytes());
  }

  @GET
  @Path("/statement")
  @Operation(
      summary =
          "Changes of my balance, newest first, as far back as they are kept; what a session used is on it after an hour, or when it ends")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = StatementPage.class, responseDescription = "A page")
  public StatementPage statement(
      @Parameter(description = Paging.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue(Paging.USUAL)
          int limit,
      @Parameter(description = Paging.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = balances.postings(callers.customer(), Paging.limit(limit), cursor);
    return new StatementPage(page.items().stream().map(StatementLine::of).toList(), page.next());
  }
}
