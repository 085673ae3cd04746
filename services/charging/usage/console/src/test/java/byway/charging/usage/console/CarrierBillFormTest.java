package byway.charging.usage.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.Form.FieldProblem;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CarrierBillFormTest {
  private static final String ROW = UUID.randomUUID() + ",2026-11-20,1000";

  @Test
  void a_carriers_name_is_written_as_the_platform_has_it() {
    var bill = bill(" North  Mobile ", ROW, "monthly");
    assertThat(bill.form().isWrong()).isFalse();
    assertThat(bill.carrier()).isEqualTo("north-mobile");
    assertThat(bill.rows()).hasSize(1);
  }

  @Test
  void an_empty_form_says_what_is_missing_beside_each_field() {
    assertThat(bill("", "", " ").form().problems())
        .extracting(FieldProblem::field)
        .containsExactly("carrier", "rows");
  }

  @Test
  void five_wrong_rows_are_told_and_the_others_counted() {
    var form = bill("north", "x\n".repeat(8), "monthly").form();
    assertThat(form.problems())
        .extracting(FieldProblem::text)
        .startsWith("rowFields[1, x]")
        .endsWith("moreWrong[3]")
        .hasSize(6);
    assertThat(form.raw("rows")).isEqualTo("x\n".repeat(8));
  }

  private static CarrierBillForm bill(String carrier, String rows, String reason) {
    return CarrierBillForm.of(carrier, rows, false, reason, words(ReconciliationMessages.class));
  }

  /** What a message is called, and with what, instead of what it says. */
  private static <B> B words(Class<B> bundle) {
    return bundle.cast(
        Proxy.newProxyInstance(
            bundle.getClassLoader(),
            new Class<?>[] {bundle},
            (proxy, message, values) ->
                message.getName() + (values == null ? "" : Arrays.toString(values))));
  }
}
