package byway.kit.calls;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.Store;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every service, at either distance: who is not allowed to make a call is refused,
 * and counted. Who is served has the service at work for them, whose own calls are the service's.
 */
public final class Gate {
  /** The code of the refusal of who may not. */
  public static final String NOT_PERMITTED = "not_permitted";

  /** Whether who asks has come through a front, and not a service for them. */
  private static final ScopedValue<Boolean> DIRECT = ScopedValue.newInstance();

  private static final Logger LOG = Logger.getLogger(Gate.class);

  private final Map<Method, Optional<CallRule>> rules = new ConcurrentHashMap<>();
  private final MeterRegistry metrics;
  private final InstantSource clock;
  private final RecordActs record;

  /**
   * @param metrics counts refusals by call and code: {@code byway_calls_denied_total}
   * @param stores of the services that run here, through which the audit log is told
   */
  public Gate(
      MeterRegistry metrics, InstantSource clock, Function<String, Optional<Store>> stores) {
    this.metrics = metrics;
    this.clock = clock;
    this.record = new RecordActs(clock, stores, metrics);
  }

  /**
   * Whether the principal of the context asks the service at work themselves; else the platform
   * does, or a service that has decided.
   */
  static boolean isDirect() {
    return DIRECT.isBound() ? DIRECT.get() : Context.current().service() == null;
  }

  /** Goes through with what is called in this context, or refuses it. */
  public @Nullable Object pass(Method method, Object[] given, Callable<@Nullable Object> through)
      throws Exception {
    var found = rules.get(method);
    var rule = (found == null ? rules.computeIfAbsent(method, CallRule::of) : found).orElse(null);
    if (rule == null) {
      return through.call();
    }
    return record.of(rule, given, () -> admit(rule, given, through));
  }

  private @Nullable Object admit(CallRule rule, Object[] given, Callable<@Nullable Object> through)
      throws Exception {
    var context = Context.current();
    var principal = context.principal();
    boolean isTrusted = context.service() != null || principal.kind() == Principal.Kind.PLATFORM;
    if (!isTrusted) {
      check(rule, principal, given);
    }
    var answer =
        ScopedValue.where(DIRECT, !isTrusted)
            .call(() -> context.within(rule.service()).through(through));
    if (!isTrusted) {
      rule.checkAnswer(principal, answer);
    }
    return answer;
  }

  private void check(CallRule rule, Principal principal, Object[] given) {
    try {
      rule.check(principal, clock);
      if (rule.isOfAnother(principal, given)) {
        throw CallRule.notPermitted();
      }
    } catch (Refusal refusal) {
      LOG.infof("%s is refused with %s", rule.name(), refusal.code());
      metrics
          .counter("byway_calls_denied_total", "call", rule.name(), "code", refusal.code())
          .increment();
      throw refusal;
    }
  }
}
