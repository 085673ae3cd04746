package byway.fronts.web.console;

import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What parts of the platform answer, and that a page shows the others where one is away. */
public final class Answers {
  private static final int AWAY = 503;

  private Answers() {}

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
