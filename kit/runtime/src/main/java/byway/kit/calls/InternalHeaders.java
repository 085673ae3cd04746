package byway.kit.calls;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Purpose;
import byway.kit.context.Trace;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretTls;
import byway.kit.settings.Roles;
import io.quarkus.tls.TlsConfiguration;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The context on the wire between processes of one installation. Each call is sealed for itself:
 * who calls, when, what and in which context. What is sent is good for this one call and for a
 * short time, and tells nothing of the secret behind it.
 */
public final class InternalHeaders implements ClientRequestFilter {
  /** {@code roles;milliseconds;seal}. */
  static final String CALLER = "Byway-Caller";

  private static final String TENANT = "Byway-Tenant";
  private static final String PRINCIPAL = "Byway-Principal";
  private static final String CONFIRMED = "Byway-Confirmed";
  private static final String SERVICE = "Byway-Service";
  private static final String WHAT_FOR = "Byway-Purpose";
  private static final String TRACEPARENT = "traceparent";
  private static final String PURPOSE = "internal call";

  /** Clocks of one installation's machines are not further apart. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private final Keys keys;
  private final String roles;
  private final InstantSource clock;

  public InternalHeaders(Keys keys, Roles roles, InstantSource clock) {
    this.keys = keys;
    this.roles = String.join("+", new TreeSet<>(roles.names()));
    this.clock = clock;
  }

  /** For lines to processes that call over TLS. */
  TlsConfiguration tls() {
    return new InternalTls(new SecretTls(keys));
  }

  /**
   * A call that came.
   *
   * @param callers roles that run in the process that calls
   */
  public record Came(Set<String> callers, Context context) {}

  @Override
  public void filter(ClientRequestContext request) {
    var context = Context.current();
    var headers = request.getHeaders();
    var principal = context.principal();
    headers.putSingle(TRACEPARENT, context.trace().traceparent());
    headers.putSingle(PRINCIPAL, principal.encode());
    put(headers, CONFIRMED, principal.confirmedAt());
    put(headers, TENANT, context.tenant());
    put(headers, SERVICE, context.service());
    put(headers, WHAT_FOR, context.purpose() == null ? null : context.purpose().encode());
    long at = clock.millis();
    var asked = asked(request.getUri());
    var seal =
        keys.mac(
            PURPOSE,
            sealed(
                roles,
                at,
                request.getMethod(),
                asked,
                name -> headers.getFirst(name) instanceof String value ? value : null));
    headers.putSingle(
        CALLER,
        roles + ";" + at + ";" + Base64.getUrlEncoder().withoutPadding().encodeToString(seal));
  }

  private static void put(
      MultivaluedMap<String, Object> headers, String name, @Nullable Object value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.putSingle(name, value.toString());
    }
  }

  /** All that a call is, with every header that says something of who makes it. */
  private static Object[] sealed(
      String roles, long at, String method, String asked, UnaryOperator<@Nullable String> header) {
    return new Object[] {
      roles,
      at,
      method,
      asked,
      String.valueOf(header.apply(TENANT)),
      String.valueOf(header.apply(PRINCIPAL)),
      String.valueOf(header.apply(CONFIRMED)),
      String.valueOf(header.apply(SERVICE)),
      String.valueOf(header.apply(WHAT_FOR)),
      String.valueOf(header.apply(TRACEPARENT))
    };
  }

  private static String asked(URI address) {
    var query = address.getRawQuery();
    return query == null ? address.getRawPath() : address.getRawPath() + "?" + query;
  }

  /** Whether a call says that it comes from a process of ours; whether it does, {@link #read}. */
  public static boolean isSealed(UnaryOperator<@Nullable String> header) {
    return header.apply(CALLER) != null;
  }

  /**
   * Who calls and the context it came with; none where it is not sealed by a process of this
   * installation, for this call, just now.
   *
   * @param asked path and query as they were sent
   */
  public Optional<Came> read(String method, String asked, UnaryOperator<@Nullable String> header) {
    var caller = header.apply(CALLER);
    var parts = caller == null ? new String[0] : caller.split(";", -1);
    if (parts.length != 3 || !parts[1].matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    long at = Long.parseLong(parts[1]);
    boolean isOurs =
        keys.isMac(decoded(parts[2]), PURPOSE, sealed(parts[0], at, method, asked, header));
    boolean isNow = Math.abs(clock.millis() - at) <= LIFE.toMillis();
    return isOurs && isNow
        ? Optional.of(new Came(Set.of(parts[0].split("\\+", -1)), context(header)))
        : Optional.empty();
  }

  private static byte[] decoded(String seal) {
    try {
      return Base64.getUrlDecoder().decode(seal);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** What is said of the context, by somebody who may say it. */
  public static Context context(UnaryOperator<@Nullable String> header) {
    var tenant = header.apply(TENANT);
    var confirmed = header.apply(CONFIRMED);
    return new Context(
        tenant == null ? null : UUID.fromString(tenant),
        Trace.parse(header.apply(TRACEPARENT)),
        Principal.decode(header.apply(PRINCIPAL))
            .confirmed(confirmed == null ? null : Instant.parse(confirmed)),
        header.apply(SERVICE),
        Purpose.decode(header.apply(WHAT_FOR)).orElse(null));
  }
}
