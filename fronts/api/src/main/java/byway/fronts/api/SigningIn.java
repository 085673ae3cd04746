package byway.fronts.api;

import byway.contracts.identity.Identity;
import byway.contracts.identity.PersonKind;
import byway.contracts.identity.RequestCode;
import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInWithCode;
import byway.contracts.identity.Token;
import byway.contracts.identity.Tokens;
import byway.kit.values.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens for apps. */
@RunOnVirtualThread
@Path("/api/v1")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signing in")
class SigningIn {
  private static final int MOST_CHARACTERS = 500;

  private final Identity identity;
  private final CurrentVertxRequest request;

  SigningIn(Identity identity, CurrentVertxRequest request) {
    this.identity = identity;
    this.request = request;
  }

  /** Proof by password. */
  @Schema(name = "PasswordSignIn")
  public record ByPassword(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email,
      @Schema(required = true) @Nullable String password) {}

  /** Whom to send a code. */
  @Schema(name = "CodeRequest")
  public record WishForCode(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email) {}

  /** Proof by code. */
  @Schema(name = "CodeSignIn")
  public record ByCode(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email,
      @Schema(required = true, examples = "123456") @Nullable String code) {}

  /** The token to exchange. */
  @Schema(name = "Refresh")
  public record ByRefreshToken(@Schema(required = true) @Nullable String refreshToken) {}

  /** What a sign-in gives. */
  @Schema(name = "Tokens")
  public record Signed(
      String accessToken,
      Instant accessExpiresAt,
      @Schema(
              description =
                  "Good once: exchanging it gives a new one; using it twice ends the session")
          String refreshToken,
      Instant refreshExpiresAt) {
    static Signed of(Tokens tokens) {
      return new Signed(
          tokens.accessToken(),
          tokens.accessExpiresAt(),
          tokens.refreshToken(),
          tokens.refreshExpiresAt());
    }
  }

  @POST
  @Path("/sign-in")
  @Operation(
      summary = "Sign in by password",
      description =
          "Refuses with `not_proven` (401), whichever part was wrong, and with `throttled` (429)"
              + " after too many guesses.")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Signed signIn(@Nullable ByPassword body) {
    var given = Callers.body(body);
    return signed(
        identity.signIn(
            new SignIn(
                text(given.email(), "email"),
                text(given.password(), "password"),
                PersonKind.CUSTOMER)));
  }

  @POST
  @Path("/sign-in/code")
  @Operation(
      summary = "Have a code mailed",
      description =
          "A code of six digits, valid for ten minutes and five guesses, is sent where a customer"
              + " has this address. The answer is the same either way.")
  @APIResponse(responseCode = "202", description = "Taken")
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Response requestCode(@Nullable WishForCode body) {
    var email = text(Callers.body(body).email(), "email");
    identity.requestCode(new RequestCode(email, PersonKind.CUSTOMER));
    return Response.accepted().build();
  }

  @POST
  @Path("/sign-in/code/verify")
  @Operation(summary = "Sign in by the code that was mailed")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Signed signInByCode(@Nullable ByCode body) {
    var given = Callers.body(body);
    return signed(
        identity.signInWithCode(
            new SignInWithCode(
                text(given.email(), "email"), text(given.code(), "code"), PersonKind.CUSTOMER)));
  }

  @POST
  @Path("/tokens/refresh")
  @Operation(
      summary = "Exchange a refresh token",
      description = "Gives a new pair. A refresh token that comes a second time ends its session.")
  @APIResponse(
      responseCode = "200",
      description = "The next pair",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Signed refreshTokens(@Nullable ByRefreshToken body) {
    var token = text(Callers.body(body).refreshToken(), "refreshToken");
    return signed(identity.refresh(new Token(token)));
  }

  @DELETE
  @Path("/tokens")
  @Operation(
      summary = "Sign out",
      description =
          "The access token of this request and its refresh token are worth nothing after.")
  @APIResponse(responseCode = "204", description = "Signed out")
  @APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
  @SecurityRequirement(name = ApiDescription.BEARER)
  public void signOut(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Refusal.unauthenticated("send the access token to end");
    }
    identity.revoke(new Token(text(header.substring(7).strip(), "the token")));
  }

  private Signed signed(SignInResult result) {
    return switch (result) {
      case SignInResult.SignedIn(var person, var tokens) -> Signed.of(tokens);
      case SignInResult.NotProven() ->
          throw Refusal.of(401, "not_proven", "what was sent proves nobody");
      case SignInResult.Throttled(int seconds) -> {
        RateLimit.waitFor(request, seconds);
        throw Refusal.tooMany("throttled", "too many guesses; wait " + seconds + " seconds");
      }
    };
  }

  private static String text(@Nullable String value, String field) {
    var text = Callers.needed(value, field);
    if (text.length() > MOST_CHARACTERS) {
      throw Refusal.invalid("field_too_long", field + " has more than 500 characters");
    }
    return text;
  }
}
