package byway.apps;

import byway.apps.commands.Commands;
import byway.apps.demo.Demo;
import byway.kit.platform.Infrastructure;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import byway.kit.web.ManagementSettings;
import byway.kit.web.StrictChannels;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** What {@code ./byway up} and {@code ./byway demo} start, and its other commands say. */
@QuarkusMain
public final class Main {
  /** {@code EX_USAGE} of sysexits.h. */
  private static final int WRONG_USE = 64;

  private static final Map<String, Set<String>> WORDS =
      Map.of("up", Set.of(), "demo", Set.of("--journey"));

  private Main() {}

  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.println("Byway is configured by these variables:\n" + Settings.describe());
      return;
    }
    if (args.length > 0 && Commands.knows(args[0])) {
      Runtime.getRuntime().halt(Commands.run(args, System.getenv(), System.out, System.err));
    }
    checkWords(args);
    try {
      if (args.length > 0 && args[0].equals("demo")) {
        demo(Infrastructure.settings(System.getenv(), Demo::hindrances), args);
      } else {
        run(Infrastructure.settings(System.getenv(), Demo::dataOfDemo), Clock.systemUTC(), args);
      }
    } catch (StartRefused refused) {
      end(refused);
    }
  }

  /** A word that is not known was meant to change something, and nothing is guessed. */
  private static void checkWords(String[] args) {
    var command = args.length == 0 ? "up" : args[0];
    var known = WORDS.get(command);
    for (int i = 1; known != null && i < args.length; i++) {
      if (!known.contains(args[i])) {
        wrongUse("byway %s does not know \"%s\"".formatted(command, args[i]));
      }
    }
    if (known == null) {
      wrongUse("byway does not know \"%s\"".formatted(command));
    }
  }

  private static void wrongUse(String why) {
    System.err.println(why + "; ./byway help says what there is.");
    Runtime.getRuntime().halt(WRONG_USE);
  }

  /** At once: nothing is served yet, and nobody is helped by what breaks after the first reason. */
  private static void end(StartRefused refused) {
    System.err.println(refused.getMessage());
    Runtime.getRuntime().halt(StartRefused.EXIT_STATUS);
  }

  private static void demo(Settings settings, String[] args) {
    try (var cards = Demo.startCards(settings)) {
      run(Demo.with(settings, cards), Demo.clock(settings, Arrays.asList(args)), args);
    }
  }

  private static void run(Settings settings, InstantSource clock, String[] args) {
    System.setProperty("quarkus.http.host", settings.host());
    var management = settings.of(ManagementSettings.class);
    System.setProperty("quarkus.management.host", management.host());
    System.setProperty("quarkus.management.port", Integer.toString(management.port()));
    believeNobody();
    StrictChannels.allow();
    System.setProperty("quarkus.http.port", Integer.toString(settings.httpPort()));
    System.setProperty(
        "quarkus.log.console.json.enabled",
        Boolean.toString(settings.of(LaunchSettings.class).log().equals("json")));
    // The log manager starts here, alone: begun by two threads at once, it can wait for itself.
    Logger.getLogger(Main.class).debugf("starting: %s", settings.roles());
    Infrastructure.begin(settings, clock, Main::end);
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
