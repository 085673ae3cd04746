package byway.fronts.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.NumberMessages;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SentMessage;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormsTest {
  /** What a message is called, instead of what it says. */
  private static final NumberMessages NUMBERS =
      (NumberMessages)
          Proxy.newProxyInstance(
              FormsTest.class.getClassLoader(),
              new Class<?>[] {NumberMessages.class},
              (proxy, message, values) -> message.getName());

  @Test
  void the_bounds_of_bonuses_come_back_as_they_were_shown_in_every_manner_of_writing() {
    var rules = new WelcomeRules(12_500_000, 90, 1_200, 0, 50_000, 10_000_000);
    var settings =
        new TenantSettings(150_000_000, 2_500_000_000L, 50, 40, 7, TenantLook.USUAL, rules, null);
    for (var reader : List.of(Locale.ENGLISH, Locale.of("nl"), Locale.of("es"), Locale.of("ar"))) {
      var read = WelcomeForm.read(WelcomeForm.of(settings, reader), reader, NUMBERS, "missing");
      assertThat(read.form().problems()).as(reader.toString()).isEmpty();
      assertThat(WelcomeForm.changed(settings, read)).as(reader.toString()).isEqualTo(settings);
    }
  }

  @Test
  void a_bound_that_is_none_is_refused_beside_its_field() {
    var reader = Locale.ENGLISH;
    var form =
        WelcomeForm.of(TenantSettings.USUAL, reader)
            .with("perHotspot", "-1")
            .with("firstMinutes", "0")
            .with("guestBonus", "1.500")
            .with("perAddress", "");
    var wrong = WelcomeForm.read(form, reader, NUMBERS, "missing").form();
    assertThat(wrong.problemIn("perHotspot")).isEqualTo("small");
    assertThat(wrong.problemIn("firstMinutes")).isEqualTo("small");
    assertThat(wrong.problemIn("guestBonus")).isEqualTo("unclear");
    assertThat(wrong.problemIn("perAddress")).isEqualTo("missing");
    assertThat(wrong.problemIn("perOperator")).isEmpty();
  }

  @Test
  void live_codes_are_hidden_and_old_ones_are_history() {
    var at = Instant.EPOCH;
    var message =
        new SentMessage(
            new UUID(1, 1),
            Channel.EMAIL,
            "a@b.c",
            "123456 is your code",
            "Your code: 123456, staff's 12345678, or 1234 5678; for ten minutes, since 2 pm.",
            at,
            true);
    var live = Texts.masked(message, at.plusSeconds(60));
    assertThat(live.text())
        .isEqualTo("Your code: ••••••, staff's ••••••, or ••••••; for ten minutes, since 2 pm.");
    assertThat(live.subject()).doesNotContain("123456");
    assertThat(Texts.masked(message, at.plusSeconds(3_600))).isEqualTo(message);
  }

  @Test
  void what_is_typed_says_where_to_look() {
    assertThat(SearchPages.Words.isPartOfMac("3e:e8:e7")).isTrue();
    assertThat(SearchPages.Words.isPartOfMac("bw-305")).isFalse();
    assertThat(SearchPages.Words.id(new UUID(1, 1).toString())).contains(new UUID(1, 1));
  }

  @Test
  void staff_see_the_dead_letters_of_their_own_operator_only() {
    var mine = new UUID(1, 1);
    assertThat(TenantLetters.isOf(mine, "{\"tenant\":\"" + mine + "\"}")).isTrue();
    assertThat(TenantLetters.isOf(mine, "{\"tenant\":\"" + new UUID(2, 2) + "\"}")).isFalse();
    assertThat(TenantLetters.isOf(mine, "{}")).isFalse();
    assertThat(TenantLetters.isOf(mine, "broken")).isFalse();
  }

  @Test
  void only_the_door_is_open_to_everybody() {
    assertThat(StaffOnly.isInside(OverviewPages.class)).isTrue();
    assertThat(StaffOnly.isInside(CustomerPages.class)).isTrue();
    assertThat(StaffOnly.isInside(StaffDoor.class)).isFalse();
    assertThat(StaffOnly.isInside(String.class)).isFalse();
    assertThat(StaffOnly.isOfConsole("byway.commerce.catalog.console")).isTrue();
    assertThat(StaffOnly.isOfConsole("byway.commerce.catalog")).isFalse();
  }
}
