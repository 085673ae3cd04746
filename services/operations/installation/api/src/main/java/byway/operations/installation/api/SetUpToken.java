package byway.operations.installation.api;

/** Who has it may set the installation up. */
public record SetUpToken(String token) {
  @Override
  public String toString() {
    return "SetUpToken[hidden]";
  }
}
