package byway.apps;

import byway.apps.demo.Demo;
import byway.kit.platform.Ground;
import byway.kit.platform.Settings;
import byway.kit.platform.StartRefused;
import byway.kit.web.StrictChannels;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/** What {@code ./byway up} and {@code ./byway demo} start. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.println("Byway is configured by these variables:\n" + Settings.describe());
      return;
    }
    try {
      var settings = Settings.readToStart(System.getenv());
      if (args.length > 0 && args[0].equals("demo")) {
        demo(settings, args);
      } else {
        run(settings, args);
      }
    } catch (StartRefused refused) {
      end(refused);
    }
  }

  /** At once: nothing is served yet, and nobody is helped by what breaks after the first reason. */
  private static void end(StartRefused refused) {
    System.err.println(refused.getMessage());
    Runtime.getRuntime().halt(StartRefused.EXIT_STATUS);
  }

  private static void demo(Settings settings, String[] args) {
    try (var cards = Demo.startCards(settings)) {
      run(Demo.with(settings, cards), args);
    }
  }

  private static void run(Settings settings, String[] args) {
    System.setProperty("quarkus.http.host", settings.host());
    believeNobody();
    StrictChannels.allow();
    System.setProperty("quarkus.http.port", Integer.toString(settings.httpPort()));
    System.setProperty(
        "quarkus.log.console.json.enabled", Boolean.toString(settings.logFormat().equals("json")));
    // The log manager starts here, alone: begun by two threads at once, it can wait for itself.
    Logger.getLogger(Main.class).debugf("starting: %s", settings.roles());
    Ground.begin(settings, Main::end);
    Quarkus.run(Program.class, args);
  }

  /**
   * The frame would believe anybody's word about scheme, host and client, if a variable or a file
   * of its own told it to; ours is {@code BYWAY_TRUSTED_PROXIES}, and nothing overrules this.
   */
  private static void believeNobody() {
    for (String belief :
        List.of(
            "proxy-address-forwarding",
            "allow-forwarded",
            "allow-x-forwarded",
            "enable-forwarded-host",
            "enable-forwarded-prefix",
            "use-proxy-protocol")) {
      System.setProperty("quarkus.http.proxy." + belief, "false");
    }
  }
}
