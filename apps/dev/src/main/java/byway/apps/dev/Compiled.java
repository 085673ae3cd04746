package byway.apps.dev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/** What a module has compiled, as files; the next build by Maven looks at all of it again. */
final class Compiled {
  private static final FileTime OLDER_THAN_ANY_SOURCE = FileTime.fromMillis(0);
  private static final String INDEX = "META-INF/jandex.idx";

  private final Path folder;
  private final Map<String, byte[]> files;

  private Compiled(Path folder, Map<String, byte[]> files) {
    this.folder = folder;
    this.files = files;
  }

  static Compiled of(Module module) throws IOException {
    var files = new TreeMap<String, byte[]>();
    if (Files.isDirectory(module.classes())) {
      try (var found = Files.walk(module.classes())) {
        for (var file : found.filter(file -> file.toString().endsWith(".class")).toList()) {
          files.put(module.classes().relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return new Compiled(module.classes(), files);
  }

  /** Those that are other than here, where all are here and each has its shape; else none. */
  boolean differsInBodiesOnly(Map<String, byte[]> now) {
    return now.keySet().equals(files.keySet())
        && changed(now).entrySet().stream()
            .allMatch(file -> Shape.of(file.getValue()).equals(Shape.of(before(file.getKey()))));
  }

  private byte[] before(String file) {
    return files.getOrDefault(file, new byte[0]);
  }

  /** What is not here, or not so. */
  Map<String, byte[]> changed(Map<String, byte[]> now) {
    return now.entrySet().stream()
        .filter(file -> !Arrays.equals(file.getValue(), before(file.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The classes by their names in Java. */
  Set<String> names() {
    return files.keySet().stream()
        .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  void replace(Map<String, byte[]> now) throws IOException {
    for (var gone : files.keySet()) {
      if (!now.containsKey(gone)) {
        Files.delete(folder.resolve(gone));
      }
    }
    for (var file : now.entrySet()) {
      var place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
      Files.setLastModifiedTime(place, OLDER_THAN_ANY_SOURCE);
    }
    if (Files.exists(folder.resolve(INDEX))) {
      index(now);
    }
  }

  /** By it the frame's builder knows the module as one to look into. */
  private void index(Map<String, byte[]> now) throws IOException {
    var indexer = new Indexer();
    for (var bytes : now.values()) {
      indexer.index(new ByteArrayInputStream(bytes));
    }
    try (var out = Files.newOutputStream(folder.resolve(INDEX))) {
      new IndexWriter(out).write(indexer.complete());
    }
  }
}
