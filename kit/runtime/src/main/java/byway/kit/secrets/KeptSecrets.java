package byway.kit.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** The secret among an installation's data, for what keeps and restores all of it. */
public final class KeptSecrets {
  private KeptSecrets() {}

  /** The text of its file; none where there is none, as where it is told from outside. */
  public static Optional<String> text(Path data) throws IOException {
    var file = KeptSecret.among(data).file();
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  public static void write(Path data, String text) throws IOException {
    KeptSecret.among(data).write(RootSecrets.read(text));
  }

  public static Keyring read(Path data) throws IOException {
    return Keyring.open(KeptSecret.among(data));
  }

  /** All versions of both, as many as can be known; the newer ones where there are more. */
  public static String together(String before, String after) {
    var older = RootSecrets.read(before);
    var newer = RootSecrets.read(after);
    var all = new TreeMap<>(older.byVersion());
    all.putAll(newer.byVersion());
    while (all.size() > RootSecrets.MOST) {
      all.pollFirstEntry();
    }
    return new RootSecrets(all, Math.max(older.used(), newer.used())).written();
  }
}
