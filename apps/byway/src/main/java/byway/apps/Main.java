package byway.apps;

import byway.kit.platform.Ground;
import byway.kit.platform.Settings;
import byway.kit.platform.SettingsRefused;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** {@code ./byway up}. */
@QuarkusMain
public final class Main {
  private static final int BAD_SETTINGS = 64;

  private Main() {}

  public static void main(String[] args) {
    try {
      run(Settings.read(System.getenv()), args);
    } catch (SettingsRefused refused) {
      System.err.println(refused.getMessage());
      System.exit(BAD_SETTINGS);
    }
  }

  private static void run(Settings settings, String[] args) {
    var ground = Ground.begin(settings);
    System.setProperty("quarkus.http.host", settings.host());
    System.setProperty("quarkus.http.port", Integer.toString(settings.httpPort()));
    System.setProperty(
        "quarkus.log.console.json.enabled", Boolean.toString(settings.logFormat().equals("json")));
    try {
      Quarkus.run(args);
    } finally {
      ground.close();
    }
  }
}
