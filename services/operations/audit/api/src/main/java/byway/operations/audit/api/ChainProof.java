package byway.operations.audit.api;

/**
 * How the chain stands.
 *
 * @param acts how many were looked at
 * @param brokenAt the first act that does not follow from the one before; 0 where all do
 */
public record ChainProof(long acts, long brokenAt) {
  public boolean isWhole() {
    return brokenAt == 0;
  }
}
