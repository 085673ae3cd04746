package byway.apps.dev;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class HaltTest {
  /** As the platform refuses to start. */
  static class Refuses implements Runnable {
    @Override
    public void run() {
      Runtime.getRuntime().halt(78);
    }
  }

  @Test
  void a_platform_that_would_halt_the_process_ends_only_itself() throws Exception {
    Halt.onlyItself();
    var refuses = (Runnable) withoutHalt().getDeclaredConstructor().newInstance();
    assertThatThrownBy(refuses::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("78");
  }

  private static Class<?> withoutHalt() throws IOException, IllegalAccessException {
    try (var file = HaltTest.class.getResourceAsStream("HaltTest$Refuses.class")) {
      return MethodHandles.lookup()
          .defineHiddenClass(Halt.withoutHalt(file.readAllBytes()), true)
          .lookupClass();
    }
  }
}
