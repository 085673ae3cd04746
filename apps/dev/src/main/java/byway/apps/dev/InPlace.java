package byway.apps.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the platform while it runs. Each way answers whether it could. */
final class InPlace {
  private final Instrumentation instrumentation = Agent.instrumentation();
  private final Map<String, byte[]> messages = new HashMap<>();
  private final ClassLoader classes;

  InPlace(Run run) {
    this.classes = run.classes();
  }

  /** New bodies for classes whose shape has stayed, by their names as files. */
  boolean classes(Map<String, byte[]> changed) {
    var definitions = new ArrayList<ClassDefinition>();
    for (var loaded : instrumentation.getAllLoadedClasses()) {
      var bytes = changed.get(loaded.getName().replace('.', '/') + ".class");
      if (bytes != null && loaded.getClassLoader() == classes) {
        definitions.add(new ClassDefinition(loaded, bytes));
      }
    }
    try {
      instrumentation.redefineClasses(definitions.toArray(ClassDefinition[]::new));
      return true;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      return false; // the frame's builder has changed the class, or Java cannot
    }
  }

  /** Refuses a template that is none, and messages that are none, with the reason. */
  void check(Resource resource) throws NotGood, IOException {
    try {
      if (resource.isTemplate() && resource.now().isPresent()) {
        new Templates(classes).parse(resource.template(), text(resource.now().get()));
      }
      var words = resource.words();
      if (words.isPresent()) {
        check(resource, words.get());
      }
    } catch (InvocationTargetException e) {
      throw NotGood.because(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(Resource resource, Words words)
      throws ReflectiveOperationException, IOException {
    var bundle = bundle(words, Compiled.of(resource.module()).names());
    if (bundle == null) {
      return; // the builder will look
    }
    var said = Words.said(bytes(bundle));
    for (var word : words.changed().entrySet()) {
      var before = said.get(word.getKey());
      if (before != null && before.isTemplate()) {
        new Templates(classes).parse(before.text(), word.getValue());
      }
    }
  }

  /** The file is written already. */
  boolean take(Resource resource) throws NotGood {
    try {
      if (resource.isTemplate()) {
        new Templates(classes).readAgain(resource.template());
        return true;
      }
      if (resource.isServed()) {
        assets();
        return true;
      }
      var words = resource.words();
      return words.isPresent() && take(words.get(), Compiled.of(resource.module()).names());
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Style sheets and scripts that pages name by their content. */
  private void assets() throws ReflectiveOperationException {
    var again = classes.loadClass("byway.fronts.web.Assets").getDeclaredMethod("readAgain");
    again.setAccessible(true);
    again.invoke(null);
  }

  private boolean take(Words words, Set<String> ofModule) throws ReflectiveOperationException {
    var bundle = bundle(words, ofModule);
    if (bundle == null) {
      return false;
    }
    var bytes = messages.getOrDefault(bundle.getName(), bytes(bundle));
    var said = Words.said(bytes);
    var constants = new HashMap<String, String>();
    for (var word : words.changed().entrySet()) {
      var before = said.get(word.getKey());
      if (before == null) {
        return false;
      }
      if (before.isTemplate()) {
        new Templates(classes).put(before.text(), word.getValue());
      } else if (word.getValue().contains("{")) {
        return false; // a constant that is to become a template
      } else {
        constants.put(word.getKey(), word.getValue());
      }
    }
    var after = Words.saying(bytes, constants);
    messages.put(bundle.getName(), after);
    return classes(Map.of(bundle.getName().replace('.', '/') + ".class", after));
  }

  /** The class that the builder has made for these words. */
  private @Nullable Class<?> bundle(Words words, Set<String> ofModule)
      throws ReflectiveOperationException {
    for (var name : ofModule) {
      var type = classes.loadClass(name);
      for (var mark : type.getAnnotations()) {
        if (mark.annotationType().getName().equals("io.quarkus.qute.i18n.MessageBundle")
            && member(mark, "value").equals(words.bundle())) {
          boolean own = member(mark, "locale").equals(words.language());
          return classes.loadClass(name + (own ? "" : "_" + words.language()) + "_Bundle");
        }
      }
    }
    return null;
  }

  private static Object member(Annotation mark, String name) throws ReflectiveOperationException {
    return mark.annotationType().getMethod(name).invoke(mark);
  }

  private byte[] bytes(Class<?> type) {
    try (var file = classes.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
