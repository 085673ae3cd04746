package byway.apps;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * How the process itself is started.
 *
 * @param log {@code plain} or {@code json}
 */
record LaunchSettings(String log) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<LaunchSettings> {
    @Override
    public Class<LaunchSettings> type() {
      return LaunchSettings.class;
    }

    @Override
    public LaunchSettings read(SettingsReader in) {
      in.readElsewhere("JAVA_OPTS", "options of the Java that ./byway starts, such as -Xmx1g");
      return new LaunchSettings(in.oneOf("LOG", "plain", "how log lines look", "plain", "json"));
    }
  }
}
