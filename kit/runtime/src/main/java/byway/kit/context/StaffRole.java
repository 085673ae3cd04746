package byway.kit.context;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member of an operator's staff is there for; everybody has one. */
public enum StaffRole {
  /** May all that there is, and alone says who else may. */
  OWNER,
  /** Runs the business from day to day. */
  MANAGER,
  /** Helps customers. */
  SUPPORT,
  /** Answers for the money. */
  FINANCE,
  /** Answers for hotspots and access points. */
  TECHNICIAN,
  /** Looks, and changes nothing. */
  READ_ONLY;

  /** As it stands in forms and addresses, such as {@code read-only}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role that is called so, if one is. */
  public static Optional<StaffRole> called(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
