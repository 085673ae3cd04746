package byway.kit.backup;

import byway.kit.backup.Restore.Restored;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The way back, for a command: nothing need run, and nothing of the installation need be left. */
public final class RestoreFrom {
  private final Settings settings;
  private final Archive archive;

  private RestoreFrom(Settings settings, Archive archive) {
    this.settings = settings;
    this.archive = archive;
  }

  /**
   * @param key file of the recovery key, where it is neither told nor beside the folder
   * @throws IOException with what is in the way, in a sentence
   */
  public static RestoreFrom place(Settings settings, String place, Optional<Path> key)
      throws IOException {
    return new RestoreFrom(
        settings,
        new Archive(
            Places.open(place, settings), RecoveryKey.read(Places.keyOf(place, key, settings))));
  }

  /** From when to when there is something, a line each. */
  public String windows() throws IOException {
    var windows = Window.of(archive);
    return windows.isEmpty()
        ? "there is no backup at %s".formatted(archive.place())
        : Window.told(windows);
  }

  /**
   * @param to a moment, or as far as it goes
   * @param data where nothing is yet
   */
  public Restored into(Path data, Optional<Instant> to, Consumer<String> tell)
      throws IOException, SQLException {
    var told =
        settings.of(SecretSettings.class).isTold()
            ? Optional.of(SecretSettings.keyring(settings))
            : Optional.<Keyring>empty();
    return new Restore(archive, data, tell).to(to, told);
  }
}
