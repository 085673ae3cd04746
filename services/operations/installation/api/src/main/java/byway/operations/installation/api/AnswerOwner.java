package byway.operations.installation.api;

/** What somebody has answered of the owner. */
public record AnswerOwner(String token, OwnerAnswer owner, String password) {
  @Override
  public String toString() {
    return "AnswerOwner[hidden]";
  }
}
