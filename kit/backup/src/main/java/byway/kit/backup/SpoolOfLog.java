package byway.kit.backup;

import byway.kit.platform.LogArchive;
import byway.kit.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The log is laid ready where backups are made by themselves. */
public final class SpoolOfLog implements LogArchive {
  @Override
  public Optional<Path> place(Settings settings) {
    return settings.of(BackupSettings.class).to().map(to -> KeptState.spool(settings));
  }
}
