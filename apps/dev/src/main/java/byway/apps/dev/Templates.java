package byway.apps.dev;

import java.lang.annotation.Annotation;
import java.util.function.Predicate;

/** The template engine of the running platform, whose classes are of another class loader. */
final class Templates {
  private static final String ENGINE = "io.quarkus.qute.Engine";

  private final ClassLoader classes;
  private final Class<?> type;
  private final Object engine;

  Templates(ClassLoader classes) throws ReflectiveOperationException {
    this.classes = classes;
    this.type = classes.loadClass(ENGINE);
    this.engine = bean(type);
  }

  /** Fails with the engine's reason where the text is no template. */
  Object parse(String id, String text) throws ReflectiveOperationException {
    return type.getMethod(
            "parse", String.class, classes.loadClass("io.quarkus.qute.Variant"), String.class)
        .invoke(engine, text, null, id);
  }

  void put(String id, String text) throws ReflectiveOperationException {
    type.getMethod("putTemplate", String.class, classes.loadClass("io.quarkus.qute.Template"))
        .invoke(engine, id, parse(id, text));
  }

  /** It is known with and without its suffix, and read when it is asked for. */
  void readAgain(String template) throws ReflectiveOperationException {
    var name = template.substring(0, template.lastIndexOf('.'));
    Predicate<String> isIt = id -> id.equals(template) || id.equals(name);
    type.getMethod("removeTemplates", Predicate.class).invoke(engine, isIt);
  }

  private Object bean(Class<?> wanted) throws ReflectiveOperationException {
    var container = classes.loadClass("io.quarkus.arc.Arc").getMethod("container").invoke(null);
    var handle =
        classes
            .loadClass("io.quarkus.arc.ArcContainer")
            .getMethod("instance", Class.class, Annotation[].class)
            .invoke(container, wanted, new Annotation[0]);
    return classes.loadClass("io.quarkus.arc.InstanceHandle").getMethod("get").invoke(handle);
  }
}
