package byway.fronts.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.look.Form;
import byway.kit.values.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormsTest {
  @Test
  void a_pack_is_said_in_gigabytes_and_coins() {
    assertThat(NewPack.bytes("0,5")).isEqualTo(500_000_000L);
    assertThat(NewPack.price("4.50", "EUR")).isEqualTo(new Money(450, "EUR"));
    assertThat(NewPack.price("450", "JPY")).isEqualTo(new Money(450, "JPY"));
  }

  @Test
  void a_pack_without_a_price_is_refused_beside_the_price() {
    var form = Form.empty().with("name", "Week").with("gigabytes", "5").with("price", "free");
    var checked = NewPack.check(form);
    assertThat(checked.problemIn("price")).isNotEmpty();
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
