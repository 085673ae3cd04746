package byway.apps.dev;

/** {@code ./byway dev}: the demo, kept in step with its sources until Ctrl-C. */
public final class Main {
  private static final int LOOK_MILLIS = 200;

  private Main() {}

  public static void main(String[] args) throws Exception {
    say("Building in memory ...");
    var step = Step.first();
    Runtime.getRuntime().addShutdownHook(new Thread(step::end, "end"));
    while (!step.isOver()) {
      step.look();
      Thread.sleep(LOOK_MILLIS);
    }
    System.exit(0);
  }

  static void say(String what, Object... values) {
    System.out.println("[dev] " + what.formatted(values));
  }
}
