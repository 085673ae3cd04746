package byway.fronts.web.console;

import byway.kit.calls.CallFailed;
import byway.kit.calls.Gate;
import byway.kit.values.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What parts of the platform answer, and that a page shows the others where one is away. */
public final class Answers {
  private static final int AWAY = 503;

  private Answers() {}

  /**
   * The same where pages show parts of many: none also where the reader's role does not allow it.
   */
  public static <T> @Nullable T shown(Supplier<T> part) {
    try {
      return maybe(part);
    } catch (Refusal e) {
      if (!e.code().equals(Gate.NOT_PERMITTED)) {
        throw e;
      }
      return null;
    }
  }

  /** What a part answers; none where it does not. What it refuses stays refused. */
  public static <T> @Nullable T maybe(Supplier<T> part) {
    try {
      return part.get();
    } catch (Refusal e) {
      if (e.status() != AWAY) {
        throw e;
      }
      return null;
    } catch (CallFailed e) {
      return null;
    }
  }
}
