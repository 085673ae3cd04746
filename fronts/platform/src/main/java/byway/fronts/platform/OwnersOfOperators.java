package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.kit.context.Context;
import byway.operations.tenants.api.PlatformRealm;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.Token;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first member of staff of an operator, as the form of a new one says. */
@Singleton
class OwnersOfOperators {
  private final Identity identity;

  OwnersOfOperators(Identity identity) {
    this.identity = identity;
  }

  boolean isFine(Form form) {
    var given = signUp(UUID.randomUUID(), form, "en");
    return Context.platform(PlatformRealm.ID).call(() -> identity.checkStaff(given)).isEmpty();
  }

  /** Who has the address already stays as they are. */
  void add(UUID operator, UUID id, Form form, String language) {
    var result =
        Context.platform(operator).call(() -> identity.addStaff(signUp(id, form, language)));
    if (result instanceof SignUpResult.SignedUp(var person, var tokens)) {
      // nobody holds this session
      Context.platform(operator).run(() -> identity.revoke(new Token(tokens.refreshToken())));
    }
  }

  private static SignUp signUp(UUID id, Form form, String language) {
    return new SignUp(id, form.value("email"), form.value("owner"), password(form), language);
  }

  /** Without one they sign in by a code. */
  private static @Nullable String password(Form form) {
    var given = form.raw("password");
    return given.isEmpty() ? null : given;
  }
}
