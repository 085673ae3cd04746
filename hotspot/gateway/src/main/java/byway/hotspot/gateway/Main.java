package byway.hotspot.gateway;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What {@code ./byway hotspot} starts. */
public final class Main {
  private static final int BAD_SETTINGS = 78;
  private static final int NOT_HERE = 69;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.println("A hotspot is configured by these variables:");
      System.out.println(GatewaySettings.describe());
      return;
    }
    try {
      var gateway = new Gateway(GatewaySettings.read(System.getenv()));
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
    } catch (GatewaySettings.Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(BAD_SETTINGS);
    } catch (RuntimeException impossible) {
      System.err.println("The hotspot cannot run here: " + impossible.getMessage());
      System.exit(NOT_HERE);
    }
  }
}
