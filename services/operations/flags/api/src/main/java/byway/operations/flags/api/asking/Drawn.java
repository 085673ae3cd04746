package byway.operations.flags.api.asking;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.Share;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Places in a row of so many, the same for one each time; drawn as Unleash draws them. */
final class Drawn {
  /** Another than that of shares, so that who gets in says nothing of which variant. */
  private static final int SEED_OF_VARIANTS = 86_028_157;

  private static final int HUNDRED = 100;

  private Drawn() {}

  /** 1 to 100. */
  static int percent(String one, String group) {
    return place(one, group, 0, HUNDRED);
  }

  /** 1 to {@code all}. */
  static int variant(String one, String group, int all) {
    return place(one, group, SEED_OF_VARIANTS, all);
  }

  private static int place(String one, String group, int seed, int all) {
    var bytes = (group + ':' + one).getBytes(StandardCharsets.UTF_8);
    return (int) (Murmur3.hash(bytes, seed) % all) + 1;
  }

  /** What is the same for one each time; none where the field is not said. */
  static @Nullable String of(Asking asking, String by) {
    return switch (by) {
      case Share.CHANCE -> chance();
      case Share.USUAL -> {
        var person = asking.value(Constraint.PERSON);
        var one = person == null ? asking.value(Constraint.SESSION) : person;
        yield one == null ? chance() : one;
      }
      default -> asking.value(by);
    };
  }

  /** The same for a variant, which everybody gets one of. */
  static String ofVariant(Asking asking, String by) {
    var one = of(asking, by);
    return one == null ? chance() : one;
  }

  private static String chance() {
    return Integer.toString(ThreadLocalRandom.current().nextInt());
  }
}
