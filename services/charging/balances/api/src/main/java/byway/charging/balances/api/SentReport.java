package byway.charging.balances.api;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.values.Refusal;
import java.util.UUID;

/**
 * A report that came to a front together with those of other hotspots, of any operators.
 *
 * @param traceparent the trace on which it came there
 * @param principal who sent it there
 */
public record SentReport(UUID tenantId, String traceparent, String principal, UsageReport report) {
  public static SentReport of(Context from, UsageReport report) {
    var tenant = from.tenant();
    if (tenant == null) {
      throw new IllegalArgumentException("a report of no operator");
    }
    return new SentReport(tenant, from.trace().traceparent(), from.principal().encode(), report);
  }

  /** Refuses with {@code principal_invalid}. */
  public Context from() {
    try {
      return new Context(tenantId, Trace.parse(traceparent), Principal.decode(principal));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("principal_invalid", "no such principal");
    }
  }
}
