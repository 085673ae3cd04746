package byway.people.notifications.api;

/** By whose server messages leave. */
public enum SenderSource {
  /** By none: they are kept where staff can read them, and not sent. */
  KEPT,
  /** By the installation's. */
  INSTALLATION,
  /** By the operator's own. */
  OWN
}
