package byway.network.access.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionsInConsoleTest {
  @Test
  void what_is_typed_says_where_to_look() {
    assertThat(SessionsInConsole.isPartOfMac("3e:e8:e7")).isTrue();
    assertThat(SessionsInConsole.isPartOfMac("3e-e8-e7-3f-29-da")).isTrue();
    assertThat(SessionsInConsole.isPartOfMac("bw-305")).isFalse();
  }
}
