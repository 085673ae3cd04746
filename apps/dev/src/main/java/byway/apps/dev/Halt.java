package byway.apps.dev;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A platform that refuses to start halts its process, which here is ours too. From the second start
 * on it only ends itself; at the first it is for who typed the command, and halts.
 */
public final class Halt implements ClassFileTransformer {
  private static final String METHOD = "halt";
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static volatile boolean onlyItself;

  static void onlyItself() {
    onlyItself = true;
  }

  /** Called by classes of the platform in place of the runtime's own. */
  public static void halt(Runtime runtime, int status) {
    if (!onlyItself) {
      runtime.halt(status);
    }
    throw new IllegalStateException("the platform ended itself with status " + status);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> before,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    boolean isOfPlatform = name.startsWith("byway/") && !name.startsWith("byway/apps/dev/");
    return isOfPlatform && new String(bytes, StandardCharsets.ISO_8859_1).contains(METHOD)
        ? withoutHalt(bytes)
        : null;
  }

  static byte[] withoutHalt(byte[] bytes) {
    var classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(
            (code, step) -> {
              if (step instanceof InvokeInstruction call
                  && call.owner().asSymbol().equals(RUNTIME)
                  && call.name().equalsString(METHOD)) {
                code.invokestatic(
                    Halt.class.describeConstable().orElseThrow(),
                    METHOD,
                    MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int));
              } else {
                code.with(step);
              }
            }));
  }
}
