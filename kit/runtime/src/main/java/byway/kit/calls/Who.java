package byway.kit.calls;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may make a call. An owner may what any of the staff may. */
public enum Who {
  /** Everybody, also who is not signed in. */
  ANYBODY,
  CUSTOMER,
  HOTSPOT,
  APP,
  OWNER,
  MANAGER,
  SUPPORT,
  FINANCE,
  TECHNICIAN,
  READ_ONLY,
  /** Each of the staff, whatever their role. */
  STAFF;

  private static final Set<Who> ROLES =
      EnumSet.of(OWNER, MANAGER, SUPPORT, FINANCE, TECHNICIAN, READ_ONLY);

  /** As bits, with what each stands for: asked at every call. */
  static long bits(Who... named) {
    long bits = 0;
    for (var who : named) {
      bits |=
          switch (who) {
            case ANYBODY -> -1L;
            case STAFF -> ROLES.stream().mapToLong(Who::bit).sum();
            case OWNER, MANAGER, SUPPORT, FINANCE, TECHNICIAN, READ_ONLY -> who.bit() | OWNER.bit();
            case CUSTOMER, HOTSPOT, APP -> who.bit();
          };
    }
    return bits;
  }

  long bit() {
    return 1L << ordinal();
  }

  /** Nobody in particular is {@link #ANYBODY}, and so is a member of staff without a role. */
  static Who of(Principal principal) {
    return switch (principal.kind()) {
      case CUSTOMER -> CUSTOMER;
      case DEVICE -> HOTSPOT;
      case APP -> APP;
      case ANONYMOUS, PLATFORM -> ANYBODY;
      case STAFF -> of(principal.role());
    };
  }

  /** What they are named as. */
  public static Who of(@Nullable StaffRole role) {
    return switch (role) {
      case null -> ANYBODY;
      case OWNER -> OWNER;
      case MANAGER -> MANAGER;
      case SUPPORT -> SUPPORT;
      case FINANCE -> FINANCE;
      case TECHNICIAN -> TECHNICIAN;
      case READ_ONLY -> READ_ONLY;
    };
  }
}
