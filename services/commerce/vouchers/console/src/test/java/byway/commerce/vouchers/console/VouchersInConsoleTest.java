package byway.commerce.vouchers.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VouchersInConsoleTest {
  @Test
  void what_may_begin_a_code_is_looked_for_among_vouchers() {
    assertThat(VouchersInConsole.isPartOfCode("7kq4-m2")).isTrue();
    assertThat(VouchersInConsole.isPartOfCode("anna@example.org")).isFalse();
  }
}
