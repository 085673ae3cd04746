package byway.people.staff.api;

/** What the link of an invitation has in it, good once. */
public record InvitationToken(String value) {
  @Override
  public String toString() {
    return "InvitationToken[hidden]";
  }
}
