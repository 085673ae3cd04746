package byway.fronts.web;

import byway.kit.calls.Permissions;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.TokenOwner;
import byway.people.staff.api.Staff;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As whom somebody acts who is signed in; of staff, in which role. */
@Singleton
public final class StaffRoles {
  private final Staff staff;
  private final Permissions permissions;
  private final InstantSource clock;

  StaffRoles(Staff staff, Permissions permissions, InstantSource clock) {
    this.staff = staff;
    this.permissions = permissions;
    this.clock = clock;
  }

  /** In which role somebody works here; none where they do not, or no longer. */
  public @Nullable StaffRole of(UUID personId) {
    return Context.current()
        .withPrincipal(Principal.PLATFORM)
        .call(() -> staff.role(personId))
        .role();
  }

  Principal principal(TokenOwner owner) {
    return owner.kind() == PersonKind.STAFF
        ? Principal.staff(owner.personId(), of(owner.personId())).confirmed(confirmedAt(owner))
        : Principal.customer(owner.personId());
  }

  Set<String> calls(Principal principal) {
    return permissions.of(principal.role());
  }

  /**
   * WIRE HERE what identity knows of the session, {@code owner.confirmedAt()}: until it says so,
   * each counts as proved a moment ago.
   */
  private Instant confirmedAt(TokenOwner owner) {
    return clock.instant();
  }
}
