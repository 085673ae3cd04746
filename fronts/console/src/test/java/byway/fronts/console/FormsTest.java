package byway.fronts.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.contracts.notifications.Channel;
import byway.contracts.notifications.SentMessage;
import byway.fronts.look.Form;
import byway.kit.values.Money;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormsTest {
  /** What a message is called, instead of what it says. */
  private static final ConsoleMessages WORDS =
      (ConsoleMessages)
          Proxy.newProxyInstance(
              FormsTest.class.getClassLoader(),
              new Class<?>[] {ConsoleMessages.class},
              (proxy, message, values) -> message.getName());

  @Test
  void a_pack_is_said_in_gigabytes_and_coins() {
    assertThat(NewPack.bytes("0,5")).isEqualTo(500_000_000L);
    assertThat(NewPack.price("4.50", "EUR")).isEqualTo(new Money(450, "EUR"));
    assertThat(NewPack.price("450", "JPY")).isEqualTo(new Money(450, "JPY"));
  }

  @Test
  void a_pack_without_a_price_is_refused_beside_the_price() {
    var form = Form.empty().with("name", "Week").with("gigabytes", "5").with("price", "free");
    var checked = NewPack.check(form, WORDS);
    assertThat(checked.problemIn("price")).isEqualTo("priceWrong");
    assertThat(checked.problemIn("name")).isEmpty();
    assertThat(checked.problemIn("gigabytes")).isEmpty();
  }

  @Test
  void megabytes_are_whole_and_bounded() {
    assertThat(CustomerPages.megabytes("250")).isEqualTo(250_000_000L);
    assertThat(CustomerPages.megabytes("-1")).isZero();
    assertThat(CustomerPages.megabytes("1000001")).isZero();
    assertThat(CustomerPages.megabytes("1e9")).isZero();
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
            "Your code: 123456. Order 1234567.",
            at,
            true);
    var live = Texts.masked(message, at.plusSeconds(60));
    assertThat(live.text()).isEqualTo("Your code: ••••••. Order 1234567.");
    assertThat(live.subject()).doesNotContain("123456");
    assertThat(Texts.masked(message, at.plusSeconds(3_600))).isEqualTo(message);
  }

  @Test
  void what_is_typed_says_where_to_look() {
    assertThat(SearchPages.Words.isPartOfMac("3e:e8:e7")).isTrue();
    assertThat(SearchPages.Words.isPartOfMac("bw-305")).isFalse();
    assertThat(SearchPages.Words.isPartOfVoucher("7kq4-m2")).isTrue();
    assertThat(SearchPages.Words.isPartOfVoucher("anna@example.org")).isFalse();
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
  }
}
