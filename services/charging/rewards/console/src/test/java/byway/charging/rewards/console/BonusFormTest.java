package byway.charging.rewards.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BonusFormTest {
  /** What a message is called, instead of what it says. */
  private static final NumberMessages NUMBERS =
      (NumberMessages)
          Proxy.newProxyInstance(
              BonusFormTest.class.getClassLoader(),
              new Class<?>[] {NumberMessages.class},
              (proxy, message, values) -> message.getName());

  private static NumberFields read(Form form, Locale reader) {
    return BonusForm.read(new NumberFields(form, reader, NUMBERS), "missing");
  }

  @Test
  void the_bounds_of_bonuses_come_back_as_they_were_shown_in_every_manner_of_writing() {
    var rules = new WelcomeRules(12_500_000, 90, 1_200, 0, 50_000, 10_000_000);
    var settings =
        new TenantSettings(150_000_000, 2_500_000_000L, 50, 40, 7, TenantLook.USUAL, rules, null);
    for (var reader : List.of(Locale.ENGLISH, Locale.of("nl"), Locale.of("es"), Locale.of("ar"))) {
      var read = read(BonusForm.of(settings, reader), reader);
      assertThat(read.form().problems()).as(reader.toString()).isEmpty();
      assertThat(BonusForm.changed(settings, read)).as(reader.toString()).isEqualTo(settings);
    }
  }

  @Test
  void a_bound_that_is_none_is_refused_beside_its_field() {
    var reader = Locale.ENGLISH;
    var form =
        BonusForm.of(TenantSettings.USUAL, reader)
            .with("perHotspot", "-1")
            .with("firstMinutes", "0")
            .with("guestBonus", "1.500")
            .with("perAddress", "");
    var wrong = read(form, reader).form();
    assertThat(wrong.problemIn("perHotspot")).isEqualTo("small");
    assertThat(wrong.problemIn("firstMinutes")).isEqualTo("small");
    assertThat(wrong.problemIn("guestBonus")).isEqualTo("unclear");
    assertThat(wrong.problemIn("perAddress")).isEqualTo("missing");
    assertThat(wrong.problemIn("perOperator")).isEmpty();
  }
}
