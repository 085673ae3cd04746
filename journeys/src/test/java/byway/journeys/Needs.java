package byway.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What tests need of the machine beside the JDK: where it is missing they are skipped, and say what
 * to install. {@code ./byway test} counts that, and in continuous integration, where all of it is
 * installed, lets nothing be skipped.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Installed.class)
@interface Needs {
  /** Programs by their names, or files by their paths. */
  String[] value();

  /** Debian's packages that bring them. */
  String packages();

  /** Looks for them. */
  final class Installed implements ExecutionCondition {
    private static final String[] FOLDERS = {"/usr/sbin", "/sbin", "/usr/bin", "/bin"};

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
      var needs =
          AnnotationSupport.findAnnotation(test.getRequiredTestClass(), Needs.class).orElseThrow();
      var missing = Arrays.stream(needs.value()).filter(one -> !isThere(one)).toList();
      return missing.isEmpty()
          ? ConditionEvaluationResult.enabled("all is there")
          : ConditionEvaluationResult.disabled(
              "%s is missing (Debian: %s)".formatted(String.join(", ", missing), needs.packages()));
    }

    private static boolean isThere(String wanted) {
      return wanted.startsWith("/")
          ? Files.exists(Path.of(wanted))
          : Stream.of(FOLDERS).anyMatch(folder -> Files.isExecutable(Path.of(folder, wanted)));
    }
  }
}
