package byway.apps.dev;

/** {@code ./byway dev}: the demo, kept in step with its sources until Ctrl-C. */
public final class Main {
  private static final int LOOK_MILLIS = 200;

  private Main() {}

  public static void main(String[] args) throws Exception {
    say("Building in memory ...");
    var step = Step.first();
    Runtime.getRuntime().addShutdownHook(new Thread(step::end, "end"));
    while (true) {
      looking(step::look);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** A fault of our own is told, too; the next change is looked at again. */
  static void looking(Runnable look) {
    try {
      look.run();
    } catch (Throwable unexpected) { // an Error as well: a class that does not link, a deep parse
      say("This was not expected; changes are looked for as before.");
      unexpected.printStackTrace(System.out);
    }
  }

  static void say(String what, Object... values) {
    System.out.println("[dev] " + what.formatted(values));
  }
}
