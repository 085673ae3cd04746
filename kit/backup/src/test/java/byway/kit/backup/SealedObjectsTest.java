package byway.kit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a store can be read by who has the key, and by nobody changed unseen. */
class SealedObjectsTest {
  @TempDir Path home;

  @Test
  void a_stream_comes_back_as_it_was_and_none_of_it_lies_there_readable() throws IOException {
    var kept = new Kept(home);
    var text = "a customer's name and number";
    var bytes = (text.repeat(700_000) + "end").getBytes(StandardCharsets.UTF_8);
    List<Base.Part> parts;
    try (var out = new PartsOut(kept.archive, "chains/a/base/b")) {
      out.write(bytes);
      out.flush();
      out.close();
      parts = out.parts();
    }
    assertThat(parts).hasSize(3);
    try (var in = new PartsIn(kept.archive, parts)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    for (var part : parts) {
      assertThat(Files.readString(kept.folder.resolve(part.name()), StandardCharsets.ISO_8859_1))
          .doesNotContain(text);
    }
  }

  @Test
  void what_was_damaged_changed_or_put_in_anothers_place_is_refused() throws IOException {
    var kept = new Kept(home);
    var base = kept.base("a", 0, 1);
    var other = kept.base("a", 1, 2);
    var part = base.parts().getFirst();
    var file = kept.folder.resolve(part.name());
    var whole = Files.readAllBytes(file);
    whole[new Random().nextInt(whole.length)] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> kept.archive.get(part)).hasMessageContaining("is damaged");

    Files.copy(
        kept.folder.resolve(Archive.folder(other) + "/manifest"),
        kept.folder.resolve(Archive.folder(base) + "/manifest"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(kept.archive::bases).hasMessageContaining("cannot be opened");
    Files.delete(file);
    assertThatThrownBy(() -> kept.archive.get(part)).hasMessageContaining("is missing");
  }

  @Test
  void another_key_opens_nothing_and_a_key_is_never_written_over() throws IOException {
    var kept = new Kept(home);
    kept.base("a", 0, 1);
    var file = home.resolve("another");
    RecoveryKey.make(file);
    var stranger = new Archive(new FolderStore(kept.folder), RecoveryKey.read(file));
    assertThatThrownBy(stranger::bases).hasMessageContaining("the recovery key is another");
    assertThatThrownBy(() -> RecoveryKey.make(file)).hasMessageContaining("is there already");
    Files.writeString(file, "nonsense");
    assertThatThrownBy(() -> RecoveryKey.read(file)).hasMessageContaining("not a recovery key");
    assertThatThrownBy(() -> RecoveryKey.read(home.resolve("none")))
        .hasMessageContaining("no recovery key");
  }
}
