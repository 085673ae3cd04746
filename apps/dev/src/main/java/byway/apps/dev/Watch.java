package byway.apps.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether sources are as they were; a walk over all of them takes a few milliseconds. */
final class Watch {
  private final List<Module> modules;
  private Map<Path, Stamp> seen;

  private record Stamp(long millis, long size) {}

  /** Files that are not as they were; those that are new or gone stand in both. */
  record Changes(Set<Path> files, Set<Path> newOrGone) {}

  Watch(List<Module> modules) {
    this.modules = modules;
    this.seen = look();
  }

  Changes changes() {
    var now = look();
    var files = new HashSet<Path>();
    var newOrGone = new HashSet<Path>();
    now.forEach(
        (file, stamp) -> {
          var before = seen.get(file);
          if (before == null) {
            newOrGone.add(file);
          }
          if (!stamp.equals(before)) {
            files.add(file);
          }
        });
    seen.keySet().stream().filter(file -> !now.containsKey(file)).forEach(newOrGone::add);
    files.addAll(newOrGone);
    seen = now;
    return new Changes(files, newOrGone);
  }

  private Map<Path, Stamp> look() {
    var found = new HashMap<Path, Stamp>();
    for (var module : modules) {
      stamps(module.java(), found);
      stamps(module.resources(), found);
    }
    return found;
  }

  private static void stamps(Path folder, Map<Path, Stamp> found) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!isOfAnEditor(file)) {
                found.put(
                    file, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE; // taken away under our eyes
            }

            @Override
            public FileVisitResult postVisitDirectory(Path of, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE; // the same
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kept beside a source while it is edited; Emacs's lock is a link to nowhere. */
  static boolean isOfAnEditor(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("#") || name.endsWith("~");
  }
}
