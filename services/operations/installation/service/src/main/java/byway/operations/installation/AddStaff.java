package byway.operations.installation;

import byway.kit.context.Context;
import byway.operations.installation.api.OwnerAnswer;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.Token;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a member of staff where there is none with that address. */
@Singleton
final class AddStaff {
  private final Identity identity;

  AddStaff(Identity identity) {
    this.identity = identity;
  }

  /** Whether that was new; the address may have been somebody's already, who stays as they are. */
  boolean of(UUID tenant, UUID id, OwnerAnswer who, @Nullable String password) {
    return Context.platform(tenant).call(() -> add(id, who, password));
  }

  /** Of answers that were tried before. */
  void surely(UUID tenant, UUID id, OwnerAnswer who, String password) {
    var unused = of(tenant, id, who, password);
  }

  private boolean add(UUID id, OwnerAnswer who, @Nullable String password) {
    return switch (identity.addStaff(signUp(id, who, password))) {
      case SignUpResult.SignedUp(var person, var tokens) -> {
        // nobody holds this session
        identity.revoke(new Token(tokens.refreshToken()));
        yield true;
      }
      case SignUpResult.EmailTaken() -> false;
      case SignUpResult.NotAcceptable(var field, var code) ->
          throw new IllegalStateException("tried before, and now refused: " + field + " " + code);
    };
  }

  static SignUp signUp(UUID id, OwnerAnswer who, @Nullable String password) {
    return new SignUp(id, who.email(), who.name(), password, who.language());
  }
}
