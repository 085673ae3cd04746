package byway.kit.calls;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The context on the wire between processes of one installation. Who does not know the
 * installation's secret cannot call a service.
 */
public final class InternalHeaders implements ClientRequestFilter {
  public static final String SECRET = "Byway-Secret";
  private static final String TENANT = "Byway-Tenant";
  private static final String PRINCIPAL = "Byway-Principal";
  private static final String CONFIRMED = "Byway-Confirmed";
  private static final String SERVICE = "Byway-Service";
  private static final String TRACEPARENT = "traceparent";

  private final String secret;

  public InternalHeaders(String secret) {
    this.secret = secret;
  }

  @Override
  public void filter(ClientRequestContext request) {
    var context = Context.current();
    var headers = request.getHeaders();
    headers.putSingle(SECRET, secret);
    headers.putSingle(TRACEPARENT, context.trace().traceparent());
    headers.putSingle(PRINCIPAL, context.principal().encode());
    if (context.principal().confirmedAt() != null) {
      headers.putSingle(CONFIRMED, context.principal().confirmedAt().toString());
    }
    if (context.tenant() != null) {
      headers.putSingle(TENANT, context.tenant().toString());
    }
    if (context.service() != null) {
      headers.putSingle(SERVICE, context.service());
    }
  }

  /** Takes as long whatever is given. */
  public boolean knowsSecret(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The context a request came with; none where it does not know the secret. */
  public @Nullable Context read(UnaryOperator<@Nullable String> header) {
    if (!knowsSecret(header.apply(SECRET))) {
      return null;
    }
    var tenant = header.apply(TENANT);
    var confirmed = header.apply(CONFIRMED);
    return new Context(
        tenant == null ? null : UUID.fromString(tenant),
        Trace.parse(header.apply(TRACEPARENT)),
        Principal.decode(header.apply(PRINCIPAL))
            .confirmed(confirmed == null ? null : Instant.parse(confirmed)),
        header.apply(SERVICE));
  }
}
