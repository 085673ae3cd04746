package byway.people.identity.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.fronts.web.Origins;
import byway.kit.values.Refusal;
import byway.people.identity.api.FinishSignIn;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SecondFactors;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.Token;
import byway.people.identity.api.Tokens;
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
  private static final String DEVICE =
      "What the last sign-in on this device gave, if there was one: guesses of others do not count"
          + " against it";

  private final Identity identity;
  private final SecondFactors factors;
  private final Origins origins;

  SigningIn(Identity identity, SecondFactors factors, Origins origins) {
    this.identity = identity;
    this.factors = factors;
    this.origins = origins;
  }

  /** Proof by password. */
  @Schema(name = "PasswordSignIn")
  public record PasswordSignIn(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email,
      @Schema(required = true) @Nullable String password,
      @Schema(description = DEVICE) @Nullable String device) {}

  /** Whom to send a code. */
  @Schema(name = "CodeRequest")
  public record CodeRequest(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email,
      @Schema(description = DEVICE) @Nullable String device) {}

  /** What the code will be entered with. */
  @Schema(name = "CodeChallenge")
  public record Challenge(
      @Schema(description = "Send it with the code, which is worth nothing without it")
          String challenge) {}

  /** Proof by code. */
  @Schema(name = "CodeSignIn")
  public record ByCode(
      @Schema(required = true, examples = "ann@example.org") @Nullable String email,
      @Schema(required = true, examples = "123456") @Nullable String code,
      @Schema(required = true, description = "What the request for the code was answered with")
          @Nullable String challenge,
      @Schema(description = DEVICE) @Nullable String device) {}

  /** What goes on with a sign-in. */
  @Schema(name = "HalfSignIn")
  public record HalfSigned(
      @Schema(description = "Send it with a code of the second factor, within ten minutes")
          String ticket) {}

  /** The second half of a sign-in. */
  @Schema(name = "SecondFactorSignIn")
  public record BySecond(
      @Schema(required = true, description = "What the first half was answered with")
          @Nullable String ticket,
      @Schema(required = true, examples = "123456") @Nullable String code,
      @Schema(description = DEVICE) @Nullable String device) {}

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
      Instant refreshExpiresAt,
      @Schema(
              description =
                  "Keep it after the session has ended and send it with the next sign-in; none at"
                      + " an exchange")
          @Nullable String device) {
    static Signed of(Tokens tokens) {
      return new Signed(
          tokens.accessToken(),
          tokens.accessExpiresAt(),
          tokens.refreshToken(),
          tokens.refreshExpiresAt(),
          tokens.device());
    }
  }

  @POST
  @Path("/sign-in")
  @Operation(
      summary = "Sign in by password",
      description =
          "Refuses with `not_proven` (401), whichever part was wrong, and with `throttled` (429)"
              + " after too many guesses from one place; `busy` (429, 503) comes before anything is"
              + " tested. `Retry-After` says when to come again. `account_closed` (403) is told only"
              + " to who has proven that it is theirs.")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponse(
      responseCode = "202",
      description = "Right so far: a code of the second factor is wanted too",
      content = @Content(schema = @Schema(implementation = HalfSigned.class)))
  public Response signIn(@Nullable PasswordSignIn body) {
    var given = Callers.body(body);
    return answer(
        identity.signIn(
            new SignIn(
                text(given.email(), "email"),
                text(given.password(), "password"),
                PersonKind.CUSTOMER,
                origins.ofApp(given.device(), null))));
  }

  @POST
  @Path("/sign-in/code")
  @Operation(
      summary = "Have a code mailed",
      description =
          "A code of six digits, valid for ten minutes and five guesses, is sent where a customer"
              + " has this address. The answer is the same either way; the code is good only"
              + " together with the challenge in it.")
  @APIResponse(
      responseCode = "202",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = Challenge.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Response requestCode(@Nullable CodeRequest body) {
    var given = Callers.body(body);
    var challenge = Origins.newChallenge();
    identity.requestCode(
        new RequestCode(
            text(given.email(), "email"),
            PersonKind.CUSTOMER,
            origins.ofApp(given.device(), challenge)));
    return Response.accepted(new Challenge(challenge)).build();
  }

  @POST
  @Path("/sign-in/code/verify")
  @Operation(summary = "Sign in by the code that was mailed")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  @APIResponse(
      responseCode = "202",
      description = "Right so far: a code of the second factor is wanted too",
      content = @Content(schema = @Schema(implementation = HalfSigned.class)))
  public Response signInByCode(@Nullable ByCode body) {
    var given = Callers.body(body);
    return answer(
        identity.signInWithCode(
            new SignInWithCode(
                text(given.email(), "email"),
                text(given.code(), "code"),
                PersonKind.CUSTOMER,
                origins.ofApp(given.device(), text(given.challenge(), "challenge")))));
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
  public Response refreshTokens(@Nullable ByRefreshToken body) {
    var token = text(Callers.body(body).refreshToken(), "refreshToken");
    return answer(identity.refresh(new Token(token)));
  }

  @POST
  @Path("/sign-in/second")
  @Operation(
      summary = "Finish a sign-in by a code of the second factor",
      description = "Six digits of the app, or a recovery code; each is good once.")
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = Signed.class)))
  @APIResponse(responseCode = "4XX", ref = ApiDescription.REFUSED)
  public Response finishSignIn(@Nullable BySecond body) {
    var given = Callers.body(body);
    return answer(
        factors.finish(
            new FinishSignIn(
                text(given.ticket(), "ticket"),
                text(given.code(), "code"),
                origins.ofApp(given.device(), null))));
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

  private static Response answer(SignInResult result) {
    return switch (result) {
      case SignInResult.SignedIn(var person, var tokens) -> Response.ok(Signed.of(tokens)).build();
      case SignInResult.SecondFactorNeeded(var ticket) ->
          Response.accepted(new HalfSigned(ticket)).build();
      case SignInResult.NotProven() ->
          throw Refusal.of(401, "not_proven", "what was sent proves nobody");
      case SignInResult.Closed() ->
          throw Refusal.of(403, "account_closed", "its holder has closed this account");
      case SignInResult.Throttled(int seconds) ->
          throw Refusal.tooMany("throttled", "too many guesses; wait " + seconds + " seconds")
              .after(seconds);
    };
  }

  static String text(@Nullable String value, String field) {
    var text = Callers.needed(value, field);
    if (text.length() > MOST_CHARACTERS) {
      throw Refusal.invalid("field_too_long", field + " has more than 500 characters");
    }
    return text;
  }
}
