package byway.people.identity.api;

/** Proof of another e-mail address by the code that was sent there. */
public record ProveEmail(String email, String code, CameFrom from) {
  @Override
  public String toString() {
    return "ProveEmail[hidden]";
  }
}
