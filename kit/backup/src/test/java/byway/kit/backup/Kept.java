package byway.kit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An archive, in a folder where nothing else is said, with bases and a log that a test says. */
final class Kept {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final Path folder;
  final Archive archive;

  Kept(Path home) throws IOException {
    this(home, new FolderStore(home.resolve("kept")));
  }

  Kept(Path home, ObjectStore store) throws IOException {
    this.folder = home.resolve("kept");
    this.archive = new Archive(store, key(home));
  }

  static RecoveryKey key(Path home) throws IOException {
    return RecoveryKey.readOrMake(home.resolve("key"));
  }

  /** A base at that hour, whose log begins and ends in the file of this number. */
  Base base(String chain, int hour, int segment) throws IOException {
    var at = NOON.plus(Duration.ofHours(hour));
    var part =
        archive.put(
            "%s/part-000001".formatted(Archive.folder(chain, "base-" + hour)), new byte[] {1}, 1);
    var base =
        new Base(
            chain,
            "base-" + hour,
            at,
            at,
            at.plusSeconds(1),
            segment(segment).name(),
            segment(segment).name(),
            false,
            1,
            List.of(part));
    archive.put(base);
    return base;
  }

  /** A file of the log that reaches to that hour. */
  void log(String chain, int segment, int hour) throws IOException {
    archive.putSegment(
        chain, segment(segment), NOON.plus(Duration.ofHours(hour)), Packing.packed(new byte[8]));
  }

  static Segment segment(int number) {
    return new Segment("%08X%08X%08X".formatted(1, number / 256, number % 256));
  }

  static Instant hour(double hour) {
    return NOON.plusSeconds((long) (hour * 3600));
  }
}
