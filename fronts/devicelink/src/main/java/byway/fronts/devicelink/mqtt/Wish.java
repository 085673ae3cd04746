package byway.fronts.devicelink.mqtt;

/**
 * One filter of a SUBSCRIBE (3.8.3.1).
 *
 * @param retainAsPublished whether what is sent later may be marked as retained, too
 * @param retainHandling 0: what is retained is sent now; 1: if this is new; 2: it is not sent
 */
public record Wish(String filter, int qos, boolean retainAsPublished, int retainHandling) {

  /** Sent now: what is retained, to whom subscribes anew or again. */
  public boolean wantsRetained(boolean isNew) {
    return retainHandling == 0 || retainHandling == 1 && isNew;
  }
}
