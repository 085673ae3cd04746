package byway.kit.context;

import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The trace and tenant in every log line of the work that carries them; nothing personal. */
final class LogFields implements AutoCloseable {
  private static final String TRACE = "traceId";
  private static final String TENANT = "tenant";

  private final @Nullable Object traceBefore;
  private final @Nullable Object tenantBefore;

  private LogFields(@Nullable Object traceBefore, @Nullable Object tenantBefore) {
    this.traceBefore = traceBefore;
    this.tenantBefore = tenantBefore;
  }

  static LogFields of(Context context) {
    var before = new LogFields(MDC.get(TRACE), MDC.get(TENANT));
    MDC.put(TRACE, context.trace().traceId());
    UUID tenant = context.tenant();
    set(TENANT, tenant == null ? null : tenant.toString());
    return before;
  }

  @Override
  public void close() {
    set(TRACE, traceBefore);
    set(TENANT, tenantBefore);
  }

  private static void set(String key, @Nullable Object value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
