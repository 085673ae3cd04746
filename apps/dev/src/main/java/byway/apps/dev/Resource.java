package byway.apps.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a module that is no class.
 *
 * @param before what is there of it for the platform; nothing where it is new
 * @param now nothing where it is gone
 */
record Resource(Module module, String name, Optional<byte[]> before, Optional<byte[]> now) {
  private static final String TEMPLATES = "templates/";

  static Resource of(Module module, Path file) throws IOException {
    var name = module.resources().relativize(file).toString();
    return new Resource(module, name, content(module.classes().resolve(name)), content(file));
  }

  private static Optional<byte[]> content(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  boolean isTemplate() {
    return name.startsWith(TEMPLATES);
  }

  /** As templates are called by each other. */
  String template() {
    return name.substring(TEMPLATES.length());
  }

  boolean isServed() {
    return name.startsWith("META-INF/resources/");
  }

  /** None where it is no file of messages, or has others than before. */
  Optional<Words> words() throws NotGood {
    return name.startsWith("messages/") && before.isPresent() && now.isPresent()
        ? Words.changed(Path.of(name), before.get(), now.get())
        : Optional.empty();
  }

  void write() throws IOException {
    var place = module.classes().resolve(name);
    if (now.isPresent()) {
      Files.createDirectories(place.getParent());
      Files.write(place, now.get());
    } else {
      Files.deleteIfExists(place);
    }
  }
}
