package byway.kit.platform;

import byway.kit.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who takes the database's log away as it grows, where the database is started here; found by the
 * loader of services, since it is asked before anything runs.
 */
public interface LogArchive {
  /** Where finished files of the log are to be laid; empty where nobody takes them. */
  Optional<Path> place(Settings settings);
}
