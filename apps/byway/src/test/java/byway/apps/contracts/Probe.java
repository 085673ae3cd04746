package byway.apps.contracts;

import byway.kit.context.Context;
import byway.kit.context.InContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands in every service's endpoint, behind all that a call goes through on its way there, and
 * answers in its place what a test has planned for its own trace; all other calls pass.
 */
@InContext
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Probe {
  private static volatile @Nullable Planned planned;

  /** What an endpoint does for calls of this trace. */
  record Planned(String traceId, Deed deed) {}

  /** Does what an endpoint would, with what has come there. */
  @FunctionalInterface
  interface Deed {
    @Nullable Object answer(Object[] given) throws Exception;
  }

  static void plan(@Nullable Planned plan) {
    planned = plan;
  }

  @AroundInvoke
  @Nullable Object stand(InvocationContext call) throws Exception {
    var plan = planned;
    if (plan != null && Context.current().trace().traceId().equals(plan.traceId())) {
      return plan.deed().answer(call.getParameters());
    }
    return call.proceed();
  }
}
