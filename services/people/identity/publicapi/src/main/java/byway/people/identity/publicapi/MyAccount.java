package byway.people.identity.publicapi;

import byway.fronts.publicapi.ApiDescription;
import byway.fronts.publicapi.Callers;
import byway.fronts.publicapi.PublicApi;
import byway.fronts.web.Origins;
import byway.kit.values.Refusal;
import byway.people.identity.api.Accounts;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.AskPhone;
import byway.people.identity.api.ChangeName;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.ProveEmail;
import byway.people.identity.api.ProvePhone;
import byway.people.identity.api.SignInSessions;
import byway.people.identity.publicapi.Myself.Customer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What customers change of their account. What matters most wants a confirmation of the last
 * quarter of an hour, which a sign-in is too.
 */
@RunOnVirtualThread
@Path("/api/v1/me")
@PublicApi
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = ApiDescription.BEARER)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHENTICATED)
class MyAccount {
  private final Accounts accounts;
  private final Identity identity;
  private final SignInSessions sessions;
  private final Origins origins;
  private final Callers callers;

  MyAccount(
      Accounts accounts,
      Identity identity,
      SignInSessions sessions,
      Origins origins,
      Callers callers) {
    this.accounts = accounts;
    this.identity = identity;
    this.sessions = sessions;
    this.origins = origins;
    this.callers = callers;
  }

  /** What somebody is called. */
  @Schema(name = "CustomerName")
  public record Name(
      @Schema(required = true, examples = "Ann") @Nullable String name,
      @Schema(description = "BCP 47; none leaves it", examples = "en") @Nullable String language) {}

  /** Another address. */
  @Schema(name = "NewEmail")
  public record Email(@Schema(required = true) @Nullable String email) {}

  /** Another address, proven. */
  @Schema(name = "NewEmailProof")
  public record EmailProof(
      @Schema(required = true) @Nullable String email,
      @Schema(required = true, examples = "123456") @Nullable String code) {}

  /** A telephone number. */
  @Schema(name = "NewPhone")
  public record Phone(@Schema(required = true, examples = "+31612345678") @Nullable String phone) {}

  /** A telephone number, proven. */
  @Schema(name = "NewPhoneProof")
  public record PhoneProof(
      @Schema(required = true, examples = "+31612345678") @Nullable String phone,
      @Schema(required = true, examples = "123456") @Nullable String code) {}

  /** Another password. */
  @Schema(name = "NewPassword")
  public record Password(
      @Schema(description = "May be left out a moment after signing in by a code")
          @Nullable String current,
      @Schema(required = true) @Nullable String password) {}

  /** Proof of who somebody is who is signed in. */
  @Schema(name = "Confirmation")
  public record Proof(
      @Schema(required = true) @Nullable String password,
      @Schema(description = "Of the second factor, where there is one") @Nullable String second) {}

  /** Until when it counts is a quarter of an hour later. */
  @Schema(name = "ConfirmedAt")
  public record Confirmed(Instant at) {}

  @PUT
  @Path("/name")
  @Operation(summary = "Change my name and language")
  @APIResponseSchema(value = Customer.class, responseDescription = "The customer")
  public Customer changeName(@Nullable Name body) {
    var given = Callers.body(body);
    var name = SigningIn.text(given.name(), "name");
    return Customer.of(
        accounts.changeName(callers.customer(), new ChangeName(name, given.language())));
  }

  @POST
  @Path("/confirmation")
  @Operation(
      summary = "Prove once more who I am",
      description = "Refuses with `not_proven` (403) and `throttled` (429).")
  @APIResponseSchema(value = Confirmed.class, responseDescription = "It counts from now on")
  public Confirmed confirmMe(@Nullable Proof body) {
    var given = Callers.body(body);
    var proof =
        new Confirm(
            SigningIn.text(given.password(), "password"),
            null,
            given.second(),
            origins.ofSignedInApp());
    return switch (sessions.confirm(callers.customer(), proof)) {
      case ConfirmResult.Confirmed(var at) -> new Confirmed(at);
      case ConfirmResult.NotProven() -> throw notProven();
      case ConfirmResult.Throttled(int seconds) -> throw throttled(seconds);
    };
  }

  @POST
  @Path("/email")
  @Operation(
      summary = "Have a code sent to another address",
      description = "Refuses with `confirm_needed` (403), `email_invalid`, `too_many_codes` (429).")
  @APIResponse(responseCode = "204", description = "Taken")
  public void askEmail(@Nullable Email body) {
    var email = SigningIn.text(Callers.body(body).email(), "email");
    accounts.askEmail(callers.customer(), new AskEmail(email, origins.ofSignedInApp()));
  }

  @PUT
  @Path("/email")
  @Operation(
      summary = "Use another address from now on",
      description =
          "By the code that was sent there. Refuses with `confirm_needed` (403), `not_proven` (403),"
              + " `email_taken` (409), `throttled` (429).")
  @APIResponseSchema(value = Customer.class, responseDescription = "The customer")
  public Customer proveEmail(@Nullable EmailProof body) {
    var given = Callers.body(body);
    var proof =
        new ProveEmail(
            SigningIn.text(given.email(), "email"),
            SigningIn.text(given.code(), "code"),
            origins.ofSignedInApp());
    return switch (accounts.proveEmail(callers.customer(), proof)) {
      case EmailResult.Proven(var person) -> Customer.of(person);
      case EmailResult.NotProven() -> throw notProven();
      case EmailResult.Taken() ->
          throw Refusal.conflict("email_taken", "you have another account with this address");
      case EmailResult.Throttled(int seconds) -> throw throttled(seconds);
    };
  }

  @POST
  @Path("/phone")
  @Operation(
      summary = "Have a code sent to a telephone",
      description = "Refuses with `phone_invalid`, `too_many_codes` (429).")
  @APIResponse(responseCode = "204", description = "Taken")
  public void askPhone(@Nullable Phone body) {
    var phone = SigningIn.text(Callers.body(body).phone(), "phone");
    identity.askPhone(callers.customer(), new AskPhone(phone));
  }

  @PUT
  @Path("/phone")
  @Operation(
      summary = "Keep a telephone number",
      description = "By the code that was sent there. Refuses with `not_proven`, `throttled`.")
  @APIResponseSchema(value = Customer.class, responseDescription = "The customer")
  public Customer provePhone(@Nullable PhoneProof body) {
    var given = Callers.body(body);
    var proof =
        new ProvePhone(
            SigningIn.text(given.phone(), "phone"), SigningIn.text(given.code(), "code"));
    return switch (identity.provePhone(callers.customer(), proof)) {
      case PhoneResult.Proven(var person) -> Customer.of(person);
      case PhoneResult.NotProven() -> throw notProven();
      case PhoneResult.Throttled(int seconds) -> throw throttled(seconds);
    };
  }

  @DELETE
  @Path("/phone")
  @Operation(summary = "Forget my telephone number")
  @APIResponse(responseCode = "204", description = "Forgotten")
  public void forgetPhone() {
    identity.forgetPhone(callers.customer());
  }

  @PUT
  @Path("/password")
  @Operation(
      summary = "Choose another password",
      description =
          "All other sessions end. Refuses with `not_proven` (403), `password_too_short`,"
              + " `password_too_long`, `password_too_common`, `throttled` (429).")
  @APIResponse(responseCode = "204", description = "It holds from now on")
  public void choosePassword(@Nullable Password body) {
    var given = Callers.body(body);
    var command =
        new ChoosePassword(
            given.current(), SigningIn.text(given.password(), "password"), origins.ofSignedInApp());
    switch (identity.choosePassword(callers.customer(), command)) {
      case PasswordResult.Chosen() -> {}
      case PasswordResult.NotProven() -> throw notProven();
      case PasswordResult.NotAcceptable(var code) ->
          throw Refusal.invalid(code, "this password cannot be taken");
      case PasswordResult.Throttled(int seconds) -> throw throttled(seconds);
    }
  }

  @POST
  @Path("/closing")
  @Operation(
      summary = "Close my account",
      description =
          "Every session ends, and nobody signs in any more; what belongs to the account stays, and"
              + " the operator's staff may open it again. Refuses with `confirm_needed` (403).")
  @APIResponse(responseCode = "204", description = "Closed")
  public void closeAccount() {
    accounts.close(callers.customer(), origins.ofSignedInApp());
  }

  private static Refusal notProven() {
    return Refusal.of(403, "not_proven", "what was sent does not prove it");
  }

  private static Refusal throttled(int seconds) {
    return Refusal.tooMany("throttled", "too many guesses; wait " + seconds + " seconds")
        .after(seconds);
  }
}
