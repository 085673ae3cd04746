package byway.apps.dev;

import java.lang.classfile.Attribute;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.AnnotationDefaultAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All of a class but what its methods do. Where it stays, others that use the class need not be
 * compiled again, and the class can get its new bodies while it runs.
 */
final class Shape {
  private Shape() {}

  static String of(byte[] bytes) {
    var model = ClassFile.of().parse(bytes);
    var parts = new TreeSet<String>();
    model
        .fields()
        .forEach(
            f -> parts.add(f.flags().flagsMask() + named(f.fieldName(), f.fieldType()) + said(f)));
    model
        .methods()
        .forEach(
            m ->
                parts.add(
                    m.flags().flagsMask()
                        + named(m.methodName(), m.methodType())
                        + said(m)
                        + begun(m)));
    return head(model) + parts;
  }

  private static String named(Object name, Object type) {
    return " " + name + " " + type;
  }

  private static String head(ClassModel model) {
    return model.flags().flagsMask()
        + model.thisClass().asInternalName()
        + model.superclass().map(c -> c.asInternalName()).orElse("")
        + model.interfaces().stream().map(c -> c.asInternalName()).toList()
        + said(model);
  }

  /** What the frame's builder and the compiler read. */
  private static String said(AttributedElement element) {
    return element.attributes().stream()
        .map(Shape::said)
        .filter(text -> !text.isEmpty())
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private static String said(Attribute<?> attribute) {
    return switch (attribute) {
      case RuntimeVisibleAnnotationsAttribute a -> a.annotations().toString();
      case RuntimeInvisibleAnnotationsAttribute a -> a.annotations().toString();
      case RuntimeVisibleParameterAnnotationsAttribute a -> a.parameterAnnotations().toString();
      case RuntimeVisibleTypeAnnotationsAttribute a -> "types " + a.annotations().size();
      case SignatureAttribute a -> a.signature().stringValue();
      case ConstantValueAttribute a -> a.constant().constantValue().toString();
      case AnnotationDefaultAttribute a -> a.defaultValue().toString();
      case RecordAttribute a ->
          a.components().stream()
              .map(c -> named(c.name(), c.descriptor()) + said(c))
              .collect(Collectors.joining());
      case PermittedSubclassesAttribute a -> a.permittedSubclasses().toString();
      default -> "";
    };
  }

  /** What is done once, when a class or an object begins, is not done again by a new body. */
  private static String begun(MethodModel method) {
    if (!method.methodName().stringValue().startsWith("<")) {
      return "";
    }
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter(
            e ->
                !(e instanceof LineNumber
                    || e instanceof LabelTarget
                    || e instanceof LocalVariable))
        .map(e -> e.toString().replaceAll("Label[^,\\]]*", ""))
        .collect(Collectors.joining());
  }
}
