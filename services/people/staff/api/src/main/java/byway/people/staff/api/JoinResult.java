package byway.people.staff.api;

/** How it ended. */
public sealed interface JoinResult {
  /**
   * One of the staff now, who signs in as always.
   *
   * @param known whether they were staff here before, and their password is still that one
   */
  record Joined(StaffMember member, boolean known) implements JoinResult {}

  /** What was typed cannot be taken; the invitation still waits. */
  record NotAcceptable(String field, String code) implements JoinResult {}
}
