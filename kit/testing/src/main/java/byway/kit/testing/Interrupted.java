package byway.kit.testing;

import byway.kit.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in as others meet it: never within their transactions, and away or ended by a fault when
 * a test says so, before a call is done or when its answer is on the way.
 *
 * @param <C> the contract
 */
public final class Interrupted<C> {
  private static final String EVERY_CALL = "";
  private static final Runnable NOTHING = () -> {};

  private final C calls;
  private volatile Interruption now = new Interruption(EVERY_CALL, NOTHING, NOTHING);

  /** What happens before and after calls of this name. */
  private record Interruption(String name, Runnable before, Runnable after) {
    boolean isOf(Method method) {
      return name.equals(EVERY_CALL) || name.equals(method.getName());
    }
  }

  public Interrupted(Class<C> contract, C standIn) {
    this.calls =
        contract.cast(
            Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (proxy, method, given) -> call(standIn, method, given)));
  }

  /** What is handed to who calls it. */
  public C calls() {
    return calls;
  }

  /** No call is done any more. */
  public void before(RuntimeException failure) {
    before(EVERY_CALL, failure);
  }

  /** No call of this name is. */
  public void before(String call, RuntimeException failure) {
    now = new Interruption(call, fails(failure), NOTHING);
  }

  /** Calls of this name are done, and nobody hears of it. */
  public void after(String call, RuntimeException failure) {
    after(call, fails(failure));
  }

  /** Calls of this name are done, and then this, before anybody hears of it. */
  public void after(String call, Runnable deed) {
    now = new Interruption(call, NOTHING, deed);
  }

  /** All goes well again. */
  public void noMore() {
    now = new Interruption(EVERY_CALL, NOTHING, NOTHING);
  }

  private @Nullable Object call(C standIn, Method method, Object @Nullable [] given)
      throws Throwable {
    if (Store.isOpen()) {
      throw new IllegalStateException(method.getName() + " is called inside a transaction");
    }
    var interruption = now;
    boolean isMeant = interruption.isOf(method);
    if (isMeant) {
      interruption.before().run();
    }
    Object answer;
    try {
      answer = method.invoke(standIn, given);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    if (isMeant) {
      interruption.after().run();
    }
    return answer;
  }

  private static Runnable fails(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }
}
