package byway.fronts.web;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Whom an address is for. */
record Paths(String path) {
  static Paths of(ContainerRequestContext call) {
    return new Paths(call.getUriInfo().getPath());
  }

  /** Calls between our own processes. */
  boolean isInternal() {
    return path.startsWith("/internal/");
  }

  /** Browsers, with cookies and forms; not apps and not the card processor. */
  boolean isForPeople() {
    return !isInternal() && !path.startsWith("/api/") && !isForPrograms() && !isWebhook();
  }

  /** Programs that ask flags, with a token of their own that is no person's. */
  boolean isForPrograms() {
    return path.startsWith("/ofrep/");
  }

  /** What outside services tell the installation: of which operator is in what they have signed. */
  boolean isWebhook() {
    return path.startsWith("/webhooks/");
  }

  boolean isForStaff() {
    return isUnder("/console");
  }

  /** Who runs the installation, whatever operators there are. */
  boolean isForAdministrators() {
    return isUnder("/platform");
  }

  /** Who sets the installation up, before there is any operator. */
  boolean isForSetUp() {
    return isUnder("/setup");
  }

  /** Whether it is there without an operator. */
  boolean needsNoOperator() {
    return isForAdministrators() || isForSetUp();
  }

  /** Whether it is there where no operator is, too: the choice of a language. */
  boolean doesWithoutOperator() {
    return path.equals("/language");
  }

  /** Whether it is closed while an operator is suspended: its staff go on, and so do sessions. */
  boolean isClosedBySuspension() {
    return !isForStaff() && !isUnder("/api/opennds") && !isUnder("/look") && !doesWithoutOperator();
  }

  private boolean isUnder(String home) {
    return path.equals(home) || path.startsWith(home + "/");
  }
}
