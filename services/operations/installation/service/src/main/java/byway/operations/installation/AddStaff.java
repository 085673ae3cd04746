package byway.operations.installation;

import byway.kit.context.Context;
import byway.kit.context.StaffRole;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.tenants.api.PlatformRealm;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.Token;
import byway.people.staff.api.AddMember;
import byway.people.staff.api.Staff;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an owner among the staff where there is nobody with that address. */
@Singleton
final class AddStaff {
  private final Identity identity;
  private final Staff staff;

  AddStaff(Identity identity, Staff staff) {
    this.identity = identity;
    this.staff = staff;
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
        own(person);
        yield true;
      }
      case SignUpResult.EmailTaken() -> false;
      case SignUpResult.NotAcceptable(var field, var code) ->
          throw new IllegalStateException("tried before, and now refused: " + field + " " + code);
    };
  }

  /** Who administers the installation has no role at an operator. */
  private void own(Person person) {
    if (PlatformRealm.is(Context.tenantId())) {
      return;
    }
    // asked first: who was staff before there were roles is an owner, too
    if (staff.role(person.id()).role() == null) {
      var unused =
          staff.add(new AddMember(person.id(), person.email(), person.name(), StaffRole.OWNER));
    }
  }

  static SignUp signUp(UUID id, OwnerAnswer who, @Nullable String password) {
    return new SignUp(id, who.email(), who.name(), password, who.language());
  }
}
