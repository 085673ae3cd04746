package byway.people.identity.api;

/** MD4 of the network key in UTF-16, in hexadecimal (RFC 2759 section 8.3). */
public record NtHash(String hex) {
  @Override
  public String toString() {
    return "NtHash[hidden]";
  }
}
