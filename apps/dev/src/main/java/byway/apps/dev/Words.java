package byway.apps.dev;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Messages that have changed. The frame's builder has made a class of each file: a message without
 * values is a constant in it, one with values a template that it names.
 *
 * @param bundle as templates call it
 * @param language none for that which the bundle is written in
 */
record Words(String bundle, String language, Map<String, String> changed) {
  private static final Pattern FILE = Pattern.compile("(\\w+)_([a-z]{2})\\.properties");

  /** None where there are other messages than before: that changes more than words. */
  static Optional<Words> changed(Path file, byte[] before, byte[] after) throws NotGood {
    var name = FILE.matcher(file.getFileName().toString());
    var old = read(file, before);
    var now = read(file, after);
    if (!name.matches() || !old.keySet().equals(now.keySet())) {
      return Optional.empty();
    }
    var changed = new HashMap<String, String>();
    now.forEach(
        (key, text) -> {
          if (!text.equals(old.get(key))) {
            changed.put(key, text);
          }
        });
    return Optional.of(new Words(name.group(1), name.group(2), changed));
  }

  private static Map<String, String> read(Path file, byte[] content) throws NotGood {
    var properties = new Properties();
    try (var reader = new StringReader(new String(content, StandardCharsets.UTF_8))) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new NotGood("%s: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var read = new HashMap<String, String>();
    properties.forEach((key, text) -> read.put(key.toString(), text.toString()));
    return read;
  }

  /** What a class of the builder says for a message: itself, or the name of its template. */
  record Said(String text, boolean isTemplate) {}

  static Map<String, Said> said(byte[] bundleClass) {
    var said = new HashMap<String, Said>();
    for (var method : ClassFile.of().parse(bundleClass).methods()) {
      method
          .code()
          .flatMap(Words::said)
          .ifPresent(found -> said.put(method.methodName().stringValue(), found));
    }
    return said;
  }

  private static Optional<Said> said(CodeModel code) {
    List<?> steps = code.elementStream().filter(Instruction.class::isInstance).limit(2).toList();
    return steps.size() == 2
            && steps.getFirst() instanceof ConstantInstruction constant
            && constant.constantValue() instanceof String text
        ? Optional.of(new Said(text, !(steps.getLast() instanceof ReturnInstruction)))
        : Optional.empty();
  }

  /** The class with other constants. */
  static byte[] saying(byte[] bundleClass, Map<String, String> texts) {
    var classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bundleClass),
        (builder, element) -> {
          var text =
              element instanceof MethodModel m ? texts.get(m.methodName().stringValue()) : null;
          if (text == null) {
            builder.with(element);
          } else {
            builder.transformMethod(
                (MethodModel) element,
                MethodTransform.transformingCode(
                    (code, step) -> {
                      if (step instanceof ConstantInstruction) {
                        code.loadConstant(text);
                      } else {
                        code.with(step);
                      }
                    }));
          }
        });
  }
}
