package byway.hotspot.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What {@code ./byway hotspot} starts. */
public final class Main {
  private static final int BAD_SETTINGS = 78;
  private static final int NOT_HERE = 69;
  private static final String HELP =
      """
      byway-hotspot           is the hotspot; one that is nobody's shows its code until it is claimed
      byway-hotspot --enrol   only enrols, and ends when it is claimed
      byway-hotspot --again   forgets who it was, and enrols as another

      A hotspot is configured by these variables:
      """;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    var words = List.of(args);
    if (words.contains("--help")) {
      System.out.println(HELP);
      System.out.println(GatewaySettings.describe());
      return;
    }
    try {
      run(System.getenv(), words);
    } catch (GatewaySettings.Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(BAD_SETTINGS);
    } catch (RuntimeException impossible) {
      System.err.println("The hotspot cannot run here: " + impossible.getMessage());
      System.exit(NOT_HERE);
    }
  }

  private static void run(Map<String, String> environment, List<String> words)
      throws InterruptedException {
    boolean enrols = Enrolled.isFor(environment);
    boolean isAgain = words.contains("--again");
    boolean isOnly = words.contains("--enrol") || isAgain;
    if (isOnly && !enrols) {
      throw new GatewaySettings.Refused(
          List.of("BYWAY_HOTSPOT_PLATFORM is not the platform's address on the web: https://host"));
    }
    if (isAgain) {
      Enrolled.forget(environment);
    }
    if (!enrols) {
      serve(new Gateway(GatewaySettings.read(environment)));
      return;
    }
    var who = Enrolled.of(environment);
    if (isOnly) {
      System.out.println("it is hotspot " + who.settings().platform().login().userName());
    } else {
      serve(new Gateway(who));
    }
  }

  private static void serve(Gateway gateway) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  ended.countDown();
                }));
    gateway.start();
    System.out.println("the hotspot is running");
    ended.await();
  }
}
