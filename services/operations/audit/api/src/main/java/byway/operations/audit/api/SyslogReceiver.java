package byway.operations.audit.api;

/**
 * Who takes acts by syslog.
 *
 * @param host at most 255 characters
 * @param tls whether by TLS (RFC 5425); else anybody on the way can read them
 * @param authority certificates in PEM by which the receiver is known; empty for those that this
 *     machine knows
 * @param fromFirst whether all that was written before is sent too
 */
public record SyslogReceiver(
    String host, int port, boolean tls, String authority, boolean fromFirst) {}
