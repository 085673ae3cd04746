package byway.people.identity.api;

/** 16 letters and digits, 80 random bits. */
public record NetworkKey(String value) {
  @Override
  public String toString() {
    return "NetworkKey[hidden]";
  }
}
