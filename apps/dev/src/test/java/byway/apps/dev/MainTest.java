package byway.apps.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.maven.dependency.ArtifactKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  void nothing_that_is_thrown_while_looking_ends_the_loop() {
    for (var thrown :
        List.of(
            new IllegalStateException("of ours"),
            new UncheckedIOException(new IOException("gone")),
            new NoClassDefFoundError("byway/Lamp"),
            new StackOverflowError())) {
      assertThatCode(() -> Main.looking(() -> sneak(thrown)))
          .as("%s", thrown)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void a_file_that_comes_and_goes_is_seen_and_the_lock_of_an_editor_is_not() throws IOException {
    var module = new Module(ArtifactKey.ga("byway", "lamps"), folder, Set.of());
    Files.createDirectories(module.java());
    var watch = new Watch(List.of(module));
    var lamp = Files.writeString(module.java().resolve("Lamp.java"), "class Lamp {}");
    Files.createSymbolicLink(module.java().resolve(".#Lamp.java"), Path.of("me@here.1"));
    assertThat(watch.changes().newOrGone()).containsExactly(lamp);
    Files.delete(lamp);
    assertThat(watch.changes().newOrGone()).containsExactly(lamp);
    assertThat(watch.changes().files()).isEmpty();
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) thrown;
  }
}
