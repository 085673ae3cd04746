package byway.apps.dev;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the Java machine hands out at its start to who may give a class another body. */
public final class Agent {
  private static @Nullable Instrumentation given;

  private Agent() {}

  /** Called by the Java machine. */
  public static void premain(String words, Instrumentation instrumentation) {
    given = instrumentation;
  }

  static Instrumentation instrumentation() {
    if (given == null) {
      throw new IllegalStateException("start me with -javaagent, as ./byway dev does");
    }
    return given;
  }
}
