package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import byway.network.devices.api.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"52.3702, 4.8952", "52.3702 , 4.8952", " 52.3702,4.8952 ", "+52.3702 4.8952"})
  void a_place_is_understood_as_maps_write_it(String text) {
    assertThat(Places.read(text)).contains(new Location(52.3702, 4.8952));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "52.3702",
        "91, 0",
        "0, 181",
        "52,37",
        "52,37 4,89",
        "52,3702, 4,8952",
        "1e3, 0",
        "NaN, 0",
        "a, b"
      })
  void what_is_nowhere_on_earth_is_none(String text) {
    assertThat(Places.read(text)).isEmpty();
  }

  @Test
  void what_is_written_can_be_read() {
    var place = new Location(-33.8688197, 1e-7);
    assertThat(Places.read(Places.write(place))).contains(place);
    assertThat(Places.write(null)).isEmpty();
  }
}
