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
    return !isInternal() && !path.startsWith("/api/") && !isWebhook();
  }

  /** What outside services tell the installation: of which operator is in what they have signed. */
  boolean isWebhook() {
    return path.startsWith("/webhooks/");
  }

  boolean isForStaff() {
    return path.equals("/console") || path.startsWith("/console/");
  }
}
