package byway.apps.dev;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles whole modules into memory, so that nothing is written unless all of it compiles. Error
 * Prone and NullAway look when Maven builds.
 */
final class Compiler {
  private static final List<String> OPTIONS =
      List.of("--release", "25", "-g", "-parameters", "-proc:none", "-nowarn", "-Xlint:none");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final List<Path> classPath;

  Compiler(List<Path> classPath) {
    this.classPath = classPath;
  }

  sealed interface Result {
    /** Each module's classes by their names as files, {@code byway/kit/Ids.class}. */
    record Compiled(Map<Module, Map<String, byte[]>> classes) implements Result {}

    record Failed(String why) implements Result {}
  }

  Result compile(Collection<Module> modules) {
    var said = new StringWriter();
    var made = new HashMap<Module, Map<String, byte[]>>();
    modules.forEach(module -> made.put(module, new HashMap<>()));
    try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      var sources = modules.stream().flatMap(module -> sources(module).stream()).toList();
      boolean good =
          sources.isEmpty()
              || javac
                  .getTask(
                      said,
                      new InMemory(files, made),
                      null,
                      OPTIONS,
                      null,
                      files.getJavaFileObjectsFromPaths(sources))
                  .call();
      return good ? new Result.Compiled(made) : new Result.Failed(said.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources(Module module) {
    if (!Files.isDirectory(module.java())) {
      return List.of();
    }
    try (var files = Files.walk(module.java())) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !Watch.isOfAnEditor(file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is compiled with the module whose source it is of. */
  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<Module, Map<String, byte[]>> made;

    InMemory(StandardJavaFileManager files, Map<Module, Map<String, byte[]>> made) {
      super(files);
      this.made = made;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      var source = Path.of(sibling.toUri());
      var classes =
          made.entrySet().stream()
              .filter(module -> source.startsWith(module.getKey().java()))
              .findFirst()
              .orElseThrow()
              .getValue();
      var file = name.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("memory:///" + file), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(file, toByteArray());
            }
          };
        }
      };
    }
  }
}
