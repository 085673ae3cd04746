package byway.kit.web;

import byway.kit.calls.Gate;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * Binds the context that a filter has found for the request; a call from within keeps its own. The
 * one way to a service, from near or far, and so where it is asked who may.
 */
@InContext
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
final class InContextInterceptor {
  private final CurrentVertxRequest request;
  private final Gate gate;

  @Inject
  InContextInterceptor(CurrentVertxRequest request, Gate gate) {
    this.request = request;
    this.gate = gate;
  }

  @AroundInvoke
  @Nullable Object bind(InvocationContext invocation) throws Exception {
    if (Context.isBound()) {
      return pass(invocation);
    }
    var routing = request.getCurrent();
    Context context = routing == null ? null : routing.get(RequestContext.KEY);
    if (!Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a request runs on " + Thread.currentThread());
    }
    if (context == null) {
      throw new IllegalStateException("no filter has found a context for this request");
    }
    return context.call(() -> pass(invocation));
  }

  private @Nullable Object pass(InvocationContext invocation) throws Exception {
    return gate.pass(invocation.getMethod(), invocation.getParameters(), invocation::proceed);
  }
}
