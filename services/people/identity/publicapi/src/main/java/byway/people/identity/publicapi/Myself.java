package byway.people.identity.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who the signed-in customer is. */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class Myself {
  private final Identity identity;
  private final Callers callers;

  Myself(Identity identity, Callers callers) {
    this.identity = identity;
    this.callers = callers;
  }

  /** A customer. */
  @Schema(name = "Customer")
  public record Customer(
      UUID id,
      String email,
      String name,
      @Schema(description = "BCP 47", examples = "en") String language,
      Instant since,
      @Schema(description = "E.164; none where none is proven", examples = "+31612345678")
          @Nullable String phone) {
    static Customer of(Person person) {
      return new Customer(
          person.id(),
          person.email(),
          person.name(),
          person.language(),
          person.createdAt(),
          person.phone());
    }
  }

  @GET
  @Operation(summary = "Who I am")
  @APIResponseSchema(value = Customer.class, responseDescription = "The customer")
  public Customer me() {
    return Customer.of(identity.person(callers.customer()));
  }
}
