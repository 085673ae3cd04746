package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.kit.context.Context;
import byway.kit.context.StaffRole;
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

/** The first member of staff of an operator, as the form of a new one says. */
@Singleton
class OwnersOfOperators {
  private final Identity identity;
  private final Staff staff;

  OwnersOfOperators(Identity identity, Staff staff) {
    this.identity = identity;
    this.staff = staff;
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
      Context.platform(operator).run(() -> own(person));
    }
  }

  private void own(Person person) {
    // asked first: who was staff before there were roles is an owner, too
    if (staff.role(person.id()).role() == null) {
      var unused =
          staff.add(new AddMember(person.id(), person.email(), person.name(), StaffRole.OWNER));
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
