package byway.network.devices.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Location;
import byway.network.devices.console.HotspotMap.Mark;
import byway.network.devices.console.HotspotMap.Sheet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HotspotMapTest {
  @Test
  void north_is_up_and_east_is_right() {
    var map = HotspotMap.of(List.of(at("a", 52.0, 4.0, true), at("b", 53.0, 6.0, true)));
    assertThat(map.marks()).hasSize(2);
    assertThat(number(map.marks().getFirst().x())).isLessThan(number(map.marks().getLast().x()));
    assertThat(number(map.marks().getFirst().y())).isGreaterThan(number(map.marks().getLast().y()));
  }

  @Test
  void a_single_hotspot_stands_in_the_middle() {
    var mark = HotspotMap.of(List.of(at("a", 89.9, -120, true))).marks().getFirst();
    assertThat(mark.x()).isEqualTo("50.00%");
    assertThat(mark.y()).isEqualTo("50.00%");
  }

  @Test
  void neighbours_are_one_mark_that_says_how_many_are_online() {
    var map =
        HotspotMap.of(
            List.of(
                at("a", 52.37, 4.89, true),
                at("b", 52.3701, 4.8901, false),
                at("far", 48.85, 2.35, false)));
    assertThat(map.marks()).extracting(Mark::count).containsExactly(2, 1);
    assertThat(map.marks()).extracting(Mark::online).containsExactly(1L, 0L);
    assertThat(map.marks()).extracting(Mark::state).containsExactly("mixed", "offline");
  }

  @Test
  void a_nearer_look_shows_exactly_those_of_the_mark() {
    var near = at("near", 52.3701, 4.8901, true);
    var far = at("far", 48.85, 2.35, true);
    var mark = HotspotMap.of(List.of(at("a", 52.37, 4.89, true), near, far)).marks().getFirst();
    var part = Sheet.read(mark.part().toString());
    assertThat(mark.isWide()).isFalse();
    var wide = HotspotMap.of(List.of(at("a", 52.37, 4.89, true), at("b", 52.38, 4.89, true), far));
    assertThat(wide.marks().getFirst().isWide()).isTrue();
    assertThat(part.contains(place(near))).isTrue();
    assertThat(part.contains(place(far))).isFalse();
  }

  @Test
  void neighbours_across_the_date_line_stay_neighbours() {
    var fiji = List.of(at("a", -17, 179.9, true), at("b", -17, -179.9, true));
    var marks = HotspotMap.of(fiji).marks();
    var sheet = Sheet.of(fiji.stream().map(HotspotMapTest::place).toList());
    assertThat(sheet.east() - sheet.west()).isBetween(0.19, 0.21);
    assertThat(number(marks.getFirst().x())).isLessThan(number(marks.getLast().x()));
    assertThat(fiji).allMatch(hotspot -> sheet.contains(place(hotspot)));
  }

  @Test
  void whatever_the_places_all_are_on_the_sheet_and_the_grid_is_not_crowded() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      double spread = Math.pow(10, -5 + random.nextInt(7));
      var hotspots =
          IntStream.range(0, 1 + random.nextInt(40))
              .mapToObj(
                  i ->
                      at(
                          "h" + i,
                          Math.clamp(60 * random.nextGaussian() * spread, -90, 90),
                          Math.clamp(90 * random.nextGaussian() * spread, -180, 180),
                          random.nextBoolean()))
              .toList();
      var map = HotspotMap.of(hotspots);
      assertThat(map.marks().stream().mapToInt(Mark::count).sum()).isEqualTo(hotspots.size());
      assertThat(map.marks())
          .allSatisfy(
              mark -> {
                assertThat(number(mark.x())).isBetween(0.0, 100.0);
                assertThat(number(mark.y())).isBetween(0.0, 100.0);
              });
      assertThat(map.meridians()).hasSizeLessThan(9);
      assertThat(map.parallels()).hasSizeLessThan(9);
      assertThat(map.metres()).isPositive();
    }
  }

  @Test
  void a_made_up_part_of_the_world_is_all_of_it() {
    for (var text : List.of("", "1,2,3", "a,b,c,d", "NaN,0,0,0", "9,0,1,0", "1,2,3,4,5")) {
      assertThat(Sheet.read(text)).isEqualTo(new Sheet(-90, -180, 90, 180));
    }
  }

  private static double number(String share) {
    return Double.parseDouble(share.replace("%", ""));
  }

  private static Location place(Device hotspot) {
    var place = hotspot.location();
    if (place == null) {
      throw new AssertionError("it has none");
    }
    return place;
  }

  private static Device at(String name, double latitude, double longitude, boolean online) {
    var settings = new DeviceSettings(0, Map.of(), 0, Map.of(), Map.of());
    return new Device(
        UUID.randomUUID(),
        name,
        "BW-" + name,
        null,
        false,
        online,
        null,
        null,
        settings,
        new Location(latitude, longitude));
  }
}
