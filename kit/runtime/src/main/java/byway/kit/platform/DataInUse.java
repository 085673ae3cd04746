package byway.kit.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a process runs on an installation's data, for a command that must be alone. */
public final class DataInUse {
  private DataInUse() {}

  /** Its number; none where nobody does. */
  public static Optional<String> by(Path data) throws IOException {
    return DataLock.holder(data);
  }
}
