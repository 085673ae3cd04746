package byway.kit.context;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for which tenant, on which trace. Bound for the length of one request, message or task
 * and never passed as a parameter: a {@link ScopedValue} cannot leak to the next one.
 *
 * @param tenant the operator this is about; none before the front has found it out
 */
public record Context(@Nullable UUID tenant, Trace trace, Principal principal) {

  private static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();

  /** The platform itself, at work on its own account for no tenant. */
  public static Context platform() {
    return new Context(null, Trace.start(), Principal.PLATFORM);
  }

  public static Context platform(UUID tenant) {
    return new Context(tenant, Trace.start(), Principal.PLATFORM);
  }

  public static boolean isBound() {
    return CURRENT.isBound();
  }

  public static Context current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException("no context here: bind one with Context.with");
    }
    return CURRENT.get();
  }

  /**
   * The tenant of the current context; its absence is a defect of the caller, never of the user.
   */
  public static UUID tenantId() {
    UUID tenant = current().tenant();
    if (tenant == null) {
      throw new IllegalStateException("this needs a tenant, and the context has none");
    }
    return tenant;
  }

  public Context withTenant(UUID newTenant) {
    return new Context(newTenant, trace, principal);
  }

  public Context withPrincipal(Principal newPrincipal) {
    return new Context(tenant, trace, newPrincipal);
  }

  /** Runs {@code work} with this context bound. */
  public <T> T call(Callable<T> work) {
    try {
      return ScopedValue.where(CURRENT, this)
          .call(
              () -> {
                try (var ignored = LogFields.of(this)) {
                  return work.call();
                }
              });
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this)
        .run(
            () -> {
              try (var ignored = LogFields.of(this)) {
                work.run();
              }
            });
  }
}
