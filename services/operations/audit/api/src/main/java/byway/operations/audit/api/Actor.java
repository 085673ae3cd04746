package byway.operations.audit.api;

/** What kind of somebody did something. */
public enum Actor {
  ANONYMOUS,
  CUSTOMER,
  STAFF,
  DEVICE,
  APP,
  PLATFORM
}
