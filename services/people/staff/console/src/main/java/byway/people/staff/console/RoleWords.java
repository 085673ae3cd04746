package byway.people.staff.console;

import byway.kit.context.StaffRole;
import java.util.List;
import java.util.stream.Stream;

/** Roles as they are called on pages. */
final class RoleWords {
  private RoleWords() {}

  /** One to choose; the word is what the form sends. */
  public record Choice(String word, String label) {}

  static List<Choice> all(MemberMessages words) {
    return Stream.of(StaffRole.values())
        .map(role -> new Choice(role.word(), of(role, words)))
        .toList();
  }

  static String of(StaffRole role, MemberMessages words) {
    return switch (role) {
      case OWNER -> words.owner();
      case MANAGER -> words.manager();
      case SUPPORT -> words.support();
      case FINANCE -> words.finance();
      case TECHNICIAN -> words.technician();
      case READ_ONLY -> words.readOnly();
    };
  }
}
