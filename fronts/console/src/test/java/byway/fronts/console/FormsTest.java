package byway.fronts.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormsTest {
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
    assertThat(StaffOnly.isInside(SearchPages.class)).isTrue();
    assertThat(StaffOnly.isInside(StaffDoor.class)).isFalse();
    assertThat(StaffOnly.isInside(String.class)).isFalse();
    assertThat(StaffOnly.isOfConsole("byway.commerce.catalog.console")).isTrue();
    assertThat(StaffOnly.isOfConsole("byway.commerce.catalog")).isFalse();
  }
}
