package byway.kit.context;

import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace, the tenant and who acts in every log line of the work that carries them: identifiers,
 * and nothing personal.
 */
final class LogFields implements AutoCloseable {
  private static final String TRACE = "traceId";
  private static final String TENANT = "tenant";
  private static final String PRINCIPAL = "principal";

  private final @Nullable Object traceBefore = MDC.get(TRACE);
  private final @Nullable Object tenantBefore = MDC.get(TENANT);
  private final @Nullable Object principalBefore = MDC.get(PRINCIPAL);

  private LogFields() {}

  static LogFields of(Context context) {
    var before = new LogFields();
    MDC.put(TRACE, context.trace().traceId());
    UUID tenant = context.tenant();
    set(TENANT, tenant == null ? null : tenant.toString());
    MDC.put(PRINCIPAL, context.principal().encode());
    return before;
  }

  @Override
  public void close() {
    set(TRACE, traceBefore);
    set(TENANT, tenantBefore);
    set(PRINCIPAL, principalBefore);
  }

  private static void set(String key, @Nullable Object value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
