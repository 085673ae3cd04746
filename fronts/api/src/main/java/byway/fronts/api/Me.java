package byway.fronts.api;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Posting;
import byway.charging.usage.api.Usage;
import byway.commerce.payments.api.Payments;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.people.identity.api.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the signed-in customer has and did. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class Me {
  private static final int MOST_DAYS = 400;

  private final Identity identity;
  private final Balances balances;
  private final Usage usage;
  private final Access access;
  private final Payments payments;
  private final Callers callers;
  private final InstantSource clock;

  Me(
      Identity identity,
      Balances balances,
      Usage usage,
      Access access,
      Payments payments,
      Callers callers,
      InstantSource clock) {
    this.identity = identity;
    this.balances = balances;
    this.usage = usage;
    this.access = access;
    this.payments = payments;
    this.callers = callers;
    this.clock = clock;
  }

  /** A customer. */
  @Schema(name = "Customer")
  public record Customer(
      UUID id,
      String email,
      String name,
      @Schema(description = "BCP 47", examples = "en") String language,
      Instant since) {}

  /** A balance. */
  @Schema(name = "Balance", description = "Data never expires; all but `reservedBytes` only grow")
  public record BalanceView(
      @Schema(description = "What the customer still has") long leftBytes,
      @Schema(description = "Of what is left, promised to open sessions") long reservedBytes,
      long grantedBytes,
      long withdrawnBytes,
      long consumedBytes) {}

  /** One day. */
  @Schema(name = "UsageDay")
  public record UsageDay(
      @Schema(description = "In UTC") LocalDate day,
      @Schema(description = "Sent by the customer") long bytesUp,
      @Schema(description = "Received by the customer") long bytesDown) {}

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

  /** One stay at a hotspot. */
  @Schema(name = "Session")
  public record SessionView(
      UUID id,
      UUID hotspotId,
      @Schema(description = "The client device", examples = "02:00:00:00:00:01") String mac,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable String closedFor) {}

  /** A card as its holder recognises it. */
  @Schema(name = "SavedCard")
  public record SavedCard(
      @Schema(description = "To pay an order with") String id,
      @Schema(examples = "visa") String brand,
      @Schema(examples = "4242") String last4,
      int expiryMonth,
      int expiryYear) {}

  @GET
  @Operation(summary = "Who I am")
  @APIResponseSchema(value = Customer.class, responseDescription = "The customer")
  public Customer me() {
    var person = identity.person(callers.customer());
    return new Customer(
        person.id(), person.email(), person.name(), person.language(), person.createdAt());
  }

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
  @Path("/usage")
  @Operation(
      summary = "What I used, day by day",
      description = "Days without use are left out. Refuses with `days_invalid`.")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponse(
      responseCode = "200",
      description = "Days with use, oldest first",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = UsageDay.class)))
  public List<UsageDay> usage(
      @Parameter(description = "Up to and with today, 1 to 400")
          @Schema(minimum = "1", maximum = "400")
          @QueryParam("days")
          @DefaultValue("30")
          int days) {
    var customer = callers.customer();
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("days_invalid", "days is a number from 1 to " + MOST_DAYS);
    }
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return usage.accountDays(customer, today.minusDays(days - 1L), days).stream()
        .map(day -> new UsageDay(day.day(), day.bytesUp(), day.bytesDown()))
        .toList();
  }

  @GET
  @Path("/statement")
  @Operation(
      summary =
          "Changes of my balance, newest first, as far back as they are kept; what a session used is on it after an hour, or when it ends")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = Listing.OfLines.class, responseDescription = "A page")
  public Listing.OfLines statement(
      @Parameter(description = Listing.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue("25")
          int limit,
      @Parameter(description = Listing.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = balances.postings(callers.customer(), Listing.limit(limit), cursor);
    return new Listing.OfLines(page.items().stream().map(StatementLine::of).toList(), page.next());
  }

  @GET
  @Path("/sessions")
  @Operation(summary = "Where I was online, newest first")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponseSchema(value = Listing.OfSessions.class, responseDescription = "A page")
  public Listing.OfSessions sessions(
      @Parameter(description = Listing.LIMIT)
          @Schema(minimum = "1", maximum = "100")
          @QueryParam("limit")
          @DefaultValue("25")
          int limit,
      @Parameter(description = Listing.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
    var page = access.list(callers.customer(), Listing.limit(limit), cursor);
    return new Listing.OfSessions(
        page.items().stream()
            .map(
                session ->
                    new SessionView(
                        session.id(),
                        session.deviceId(),
                        session.mac(),
                        session.openedAt(),
                        session.closedAt(),
                        session.closedFor()))
            .toList(),
        page.next());
  }

  @GET
  @Path("/cards")
  @Operation(summary = "Cards I saved", description = "Their numbers are only at the processor.")
  @APIResponse(
      responseCode = "200",
      description = "The cards",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SavedCard.class)))
  public List<SavedCard> cards() {
    return payments.cards(callers.customer()).stream()
        .map(
            card ->
                new SavedCard(
                    card.id(), card.brand(), card.last4(), card.expiryMonth(), card.expiryYear()))
        .toList();
  }
}
