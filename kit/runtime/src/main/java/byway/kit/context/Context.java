package byway.kit.context;

import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for which tenant, on which trace. Bound for the length of one request, message or task
 * and never passed as a parameter: a {@link ScopedValue} cannot leak to the next one.
 *
 * @param tenant the operator this is about; none before the front has found it out
 * @param service at work for the principal, which has let them do what they asked for; none where
 *     they ask it themselves, through a front
 * @param purpose what the principal says about it; none where they say nothing
 */
public record Context(
    @Nullable UUID tenant,
    Trace trace,
    Principal principal,
    @Nullable String service,
    @Nullable Purpose purpose) {

  private static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();

  /** Of somebody who asks a service themselves. */
  public Context(@Nullable UUID tenant, Trace trace, Principal principal) {
    this(tenant, trace, principal, null);
  }

  /** Of a service at work for somebody, who has said nothing about it. */
  public Context(
      @Nullable UUID tenant, Trace trace, Principal principal, @Nullable String service) {
    this(tenant, trace, principal, service, null);
  }

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

  public Context withTenant(@Nullable UUID newTenant) {
    return new Context(newTenant, trace, principal, service, purpose);
  }

  public Context withPrincipal(Principal newPrincipal) {
    return new Context(tenant, trace, newPrincipal, service, purpose);
  }

  /** The same while this service is at work. */
  public Context within(String newService) {
    return newService.equals(service)
        ? this
        : new Context(tenant, trace, principal, newService, purpose);
  }

  /** The platform at work for this principal, for no tenant, with what they say of it. */
  public Context asPlatform() {
    return new Context(null, trace, Principal.PLATFORM, null, purpose);
  }

  /** The same, of which the principal says what it is for. */
  public Context withPurpose(Purpose newPurpose) {
    return new Context(tenant, trace, principal, service, newPurpose);
  }

  /**
   * What is true of all of these, for what is done for them together: their tenant, trace and
   * principal where that is one; else none, a new one, and the platform.
   */
  public static Context shared(Collection<Context> all) {
    var first = all.iterator().next();
    boolean oneTenant = true;
    boolean oneTrace = true;
    boolean onePrincipal = true;
    boolean oneService = true;
    for (var one : all) {
      oneTenant &= Objects.equals(one.tenant, first.tenant);
      oneTrace &= one.trace.traceId().equals(first.trace.traceId());
      onePrincipal &= one.principal.equals(first.principal);
      oneService &= Objects.equals(one.service, first.service);
    }
    return new Context(
        oneTenant ? first.tenant : null,
        oneTrace ? first.trace : Trace.start(),
        onePrincipal ? first.principal : Principal.PLATFORM,
        oneService ? first.service : null);
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

  /** Runs {@code work} with this context bound, of which log lines say the same as before. */
  public <T extends @Nullable Object> T through(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
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
