package byway.kit.secrets;

import byway.kit.settings.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The file that root secrets are kept in, for who changes it. */
public final class SecretFile {
  private final KeptSecret kept;
  private final boolean told;

  private SecretFile(KeptSecret kept, boolean told) {
    this.kept = kept;
    this.told = told;
  }

  /**
   * @throws IllegalArgumentException where they are not kept in a file
   */
  public static SecretFile of(Settings settings) {
    if (SecretSettings.source(settings) instanceof KeptSecret kept) {
      return new SecretFile(kept, settings.of(SecretSettings.class).isTold());
    }
    throw new IllegalArgumentException(
        "The secret is not kept in a file here: give it another version where it is kept (docs/security.md).");
  }

  public String place() {
    return kept.place();
  }

  /** Whether it is a file that was named, which other processes may read too. */
  public boolean isTold() {
    return told;
  }

  public Set<Integer> versions() throws IOException {
    return kept.read().byVersion().keySet();
  }

  public int used() throws IOException {
    return kept.read().used();
  }

  /** One more version, which is known and not used yet. */
  public int add() throws IOException {
    return change(secrets -> secrets.with(KeptSecret.fresh())).byVersion().lastKey();
  }

  public void use(int version) throws IOException {
    var unused = change(secrets -> secrets.using(version));
  }

  public void retire(int version) throws IOException {
    var unused = change(secrets -> secrets.without(version));
  }

  /** Two who change it come one after the other. */
  private RootSecrets change(UnaryOperator<RootSecrets> change) throws IOException {
    var beside = kept.file().resolveSibling(kept.file().getFileName() + ".lock");
    try (var lock = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = lock.lock()) {
      var changed = change.apply(kept.read());
      kept.write(changed);
      return changed;
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
