package byway.people.terms.publicapi;

import byway.fronts.publicapi.PublicApi;
import byway.kit.values.Refusal;
import byway.people.terms.api.AskTerms;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is in force, for whoever may sign up. */
@RunOnVirtualThread
@Path("/api/v1/terms")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Terms", description = "What a customer agrees to")
class TermsInForce {
  private final Terms terms;

  TermsInForce(Terms terms) {
    this.terms = terms;
  }

  /** A text that is in force. */
  @Schema(name = "TermsText")
  public record Text(
      @Schema(examples = "terms") String kind,
      int version,
      @Schema(description = "BCP 47") String language,
      String text,
      @Schema(description = "Of the text as UTF-8, in hexadecimal") String sha256,
      Instant publishedAt) {}

  @GET
  @Path("/{kind}")
  @Operation(
      summary = "What is in force",
      description =
          "Needs no token. The kind is `terms` or `privacy`. Refuses with `not_found` where nothing"
              + " is published.")
  @APIResponseSchema(value = Text.class, responseDescription = "The text")
  public Text text(
      @PathParam("kind") String kind,
      @Schema(examples = "en") @QueryParam("language") @DefaultValue("en") String language) {
    var text = terms.text(new AskTerms(kind(kind), null, language));
    return new Text(
        kind, text.version(), text.language(), text.text(), text.sha256(), text.publishedAt());
  }

  static TermsKind kind(String typed) {
    return Stream.of(TermsKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(typed))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("what is in force"));
  }
}
