package byway.fronts.web;

import byway.kit.calls.Permissions;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.operations.tenants.api.PlatformRealm;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.TokenOwner;
import byway.people.staff.api.Staff;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As whom somebody acts who is signed in; of staff, in which role. */
@Singleton
public final class StaffRoles {
  private final Staff staff;
  private final Permissions permissions;

  StaffRoles(Staff staff, Permissions permissions) {
    this.staff = staff;
    this.permissions = permissions;
  }

  /**
   * In which role somebody works here; none where they do not, or no longer. Who administers the
   * installation owns its realm, and no operator.
   */
  public @Nullable StaffRole of(UUID personId) {
    if (PlatformRealm.is(Context.tenantId())) {
      return StaffRole.OWNER;
    }
    return Context.current()
        .withPrincipal(Principal.PLATFORM)
        .call(() -> staff.role(personId))
        .role();
  }

  Principal principal(TokenOwner owner) {
    return owner.kind() == PersonKind.STAFF
        ? Principal.staff(owner.personId(), of(owner.personId())).confirmed(owner.confirmedAt())
        : Principal.customer(owner.personId());
  }

  Set<String> calls(Principal principal) {
    return permissions.of(principal.role());
  }
}
