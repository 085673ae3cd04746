package byway.operations.disclosures.api;

/**
 * What was found.
 *
 * @param json the very bytes whose hash is on record, as text
 */
public record DisclosedDocument(String json, String sha256) {
  /** People are in it. */
  @Override
  public String toString() {
    return "DisclosedDocument[" + sha256 + "]";
  }
}
