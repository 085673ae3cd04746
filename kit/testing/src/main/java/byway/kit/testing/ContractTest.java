package byway.kit.testing;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.values.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a contract promises to those who call it, asked of whatever keeps it: a feature has one for
 * each of its contracts, named in {@code META-INF/services}, and every distance is held to it. Its
 * tests are plain {@code @Test} methods that know contracts and nothing behind them.
 *
 * @param <C> the contract
 */
public abstract class ContractTest<C> {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** The operator of this test, which no other test has. */
  protected final UUID tenant = UUID.randomUUID();

  /** As the operator meets it. */
  protected final C ours;

  /** As another operator does. */
  protected final C others;

  private final Class<C> contract;
  private @Nullable Distance distance;

  protected ContractTest(Class<C> contract) {
    this.contract = contract;
    this.ours = as(tenant, Principal.PLATFORM, contract);
    this.others = as(UUID.randomUUID(), Principal.PLATFORM, contract);
  }

  public final Class<C> contract() {
    return contract;
  }

  /** Says how far away it is; before anything is asked. */
  public final void meetAt(Distance from) {
    distance = from;
    from.welcome(tenant);
  }

  /** What else the operator needs to come to where the contract is asked something. */
  protected final <N> N neighbour(Class<N> other) {
    return as(tenant, Principal.PLATFORM, other);
  }

  /** The same, as this principal meets it. */
  protected final <N> N neighbour(Class<N> other, Principal principal) {
    return as(tenant, principal, other);
  }

  /** As this principal meets it, of the same operator. */
  protected final C as(Principal principal) {
    return as(tenant, principal, contract);
  }

  private <N> N as(UUID operator, Principal principal, Class<N> met) {
    return met.cast(
        Proxy.newProxyInstance(
            met.getClassLoader(),
            new Class<?>[] {met},
            (proxy, method, given) ->
                new Context(operator, Trace.start(), principal)
                    .call(
                        () -> {
                          try {
                            return method.invoke(there().to(met), given);
                          } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof RuntimeException cause) {
                              throw cause;
                            }
                            throw e;
                          }
                        })));
  }

  private Distance there() {
    return Objects.requireNonNull(distance, "nobody has said where the contract is met");
  }

  /** Refused, with this code. */
  protected static void refused(String code, Runnable call) {
    try {
      call.run();
    } catch (Refusal refusal) {
      if (refusal.code().equals(code)) {
        return;
      }
      throw new AssertionError(
          "refused with %s and not with %s".formatted(refusal.code(), code), refusal);
    }
    throw new AssertionError("not refused, and should be with " + code);
  }

  /** Not found, as what is not there at all. */
  protected static void notFound(Runnable call) {
    refused(Refusal.NOT_FOUND, call);
  }

  /** Holds at last: facts are on their way for a moment. */
  protected static void atLast(Runnable assertion) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }
}
