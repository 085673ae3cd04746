package byway.kit.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder, on another disk or one that is mounted from another machine. */
final class FolderStore implements ObjectStore {
  private static final String BESIDE = ".new";

  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    var file = file(name);
    var parent = folders(Trees.parentOf(file));
    var beside = file.resolveSibling(file.getFileName() + BESIDE);
    try (var channel =
        FileChannel.open(
            beside,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        var unused = channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(parent)) {
      directory.force(true);
    }
  }

  /** Nobody else may look in. */
  private static Path folders(Path folder) throws IOException {
    return Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    var file = file(name);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("%s is larger than any object of ours".formatted(file));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.startsWith(prefix) && !name.endsWith(BESIDE))
          .sorted()
          .toList();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    var file = file(name);
    Files.deleteIfExists(file);
    for (var parent = Trees.parentOf(file);
        !parent.equals(folder) && isEmpty(parent);
        parent = Trees.parentOf(parent)) {
      Files.deleteIfExists(parent);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  private Path file(String name) {
    var file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException("not a name of an object: " + name);
    }
    return file;
  }

  @Override
  public String place() {
    return folder.toString();
  }
}
