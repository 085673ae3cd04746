package byway.kit.tasks;

import java.util.regex.Pattern;

/**
 * One kind of work that a service must finish.
 *
 * @param name lower case with dashes; rows are kept by it, so it never changes
 * @param payload what one of them needs to know: identifiers, and nothing personal
 */
public record TaskKind<P extends Record>(String name, Class<P> payload, Attempts attempts) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,49}");

  public TaskKind {
    check(name);
  }

  public static <P extends Record> TaskKind<P> of(String name, Class<P> payload) {
    return new TaskKind<>(name, payload, Attempts.USUAL);
  }

  public TaskKind<P> with(Attempts newAttempts) {
    return new TaskKind<>(name, payload, newAttempts);
  }

  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a task: " + name);
    }
  }
}
