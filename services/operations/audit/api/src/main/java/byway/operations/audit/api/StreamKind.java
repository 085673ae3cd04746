package byway.operations.audit.api;

/** How acts are sent on. */
public enum StreamKind {
  /** RFC 5424 in octet-counted frames (RFC 5425, RFC 6587), by TCP or TLS. */
  SYSLOG,
  /** JSON by POST, signed as Standard Webhooks has it. */
  WEBHOOK
}
