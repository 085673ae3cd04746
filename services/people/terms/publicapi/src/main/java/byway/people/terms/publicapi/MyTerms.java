package byway.people.terms.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.kit.web.Caller;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsStanding;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a customer agrees to, and has agreed to. */
@RunOnVirtualThread
@Path("/api/v1/me/agreement")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Terms", description = "What a customer agrees to")
class MyTerms {
  private final Terms terms;
  private final Callers callers;
  private final CurrentVertxRequest request;

  MyTerms(Terms terms, Callers callers, CurrentVertxRequest request) {
    this.terms = terms;
    this.callers = callers;
    this.request = request;
  }

  /** A version that is asked for. */
  @Schema(name = "AskedTerms")
  public record Asked(@Schema(examples = "terms") String kind, int version) {}

  /** How a customer stands. */
  @Schema(name = "Agreement")
  public record Agreement(
      @Schema(description = "To be agreed to before going on") List<Asked> asked,
      @Schema(description = "The newest of each kind that was agreed to") List<Asked> accepted,
      @Schema(description = "Whether news and offers are wanted") boolean marketing) {
    static Agreement of(TermsStanding standing) {
      return new Agreement(
          standing.asked().stream().map(one -> asked(one.kind(), one.version())).toList(),
          standing.accepted().stream().map(one -> asked(one.kind(), one.version())).toList(),
          standing.marketing());
    }

    private static Asked asked(TermsKind kind, int version) {
      return new Asked(kind.name().toLowerCase(Locale.ROOT), version);
    }
  }

  /** Agrees to a version that was shown. */
  @Schema(name = "NewAgreement")
  public record Agree(
      @Schema(required = true, examples = "terms") @Nullable String kind,
      @Schema(required = true) @Nullable Integer version,
      @Schema(description = "In which it was shown", required = true, examples = "en")
          @Nullable String language) {}

  /** Whether news and offers are wanted. */
  @Schema(name = "MarketingConsent")
  public record Marketing(@Schema(required = true) @Nullable Boolean given) {}

  @GET
  @Operation(summary = "What I agreed to, and what I am asked for")
  @SecurityRequirement(name = ApiDescription.BEARER)
  @APIResponseSchema(value = Agreement.class, responseDescription = "How I stand")
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  public Agreement agreement() {
    return Agreement.of(terms.standing(callers.customer()));
  }

  @POST
  @Operation(
      summary = "Agree to what was shown",
      description = "Refuses with `terms_changed` (409) what is not the newest, and `not_found`.")
  @SecurityRequirement(name = ApiDescription.BEARER)
  @APIResponseSchema(
      value = Agreement.class,
      responseCode = "200",
      responseDescription = "How I stand")
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  public Agreement agree(@Nullable Agree body) {
    UUID customer = callers.customer();
    var given = Callers.body(body);
    return Agreement.of(
        terms.accept(
            new AcceptTerms(
                customer,
                TermsInForce.kind(Callers.needed(given.kind(), "kind")),
                Callers.needed(given.version(), "version"),
                Callers.needed(given.language(), "language"),
                Caller.of(request).network())));
  }

  @PUT
  @Path("/marketing")
  @Operation(summary = "Want news and offers, or no more")
  @SecurityRequirement(name = ApiDescription.BEARER)
  @APIResponseSchema(value = Agreement.class, responseDescription = "How I stand")
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  public Agreement marketing(@Nullable Marketing body) {
    UUID customer = callers.customer();
    boolean given = Callers.needed(Callers.body(body).given(), "given");
    return Agreement.of(
        terms.consent(new SayConsent(customer, given, Caller.of(request).network())));
  }
}
