package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DevicesById;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.api.Presence;
import byway.network.devices.api.RegisterDevice;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hotspots are registered, sign in, are blocked, listed, and nobody else's. */
class DevicesTest extends DevicesHouse {
  @Test
  void a_registered_hotspot_signs_in_with_the_secret_it_was_given() {
    var registered = register("Cafe");
    assertThat(Base64.getUrlDecoder().decode(registered.secret())).hasSize(32);
    assertThat(signIn(registered.device().id(), registered.secret()))
        .isEqualTo(registered.device());
    assertThat(registered.device().ownerId()).isEqualTo(owner);
    assertThat(registered.device().online()).isFalse();
  }

  @Test
  void unknown_wrong_and_blocked_are_refused_alike() {
    var here = register("Cafe");
    var blocked = register("Bar");
    block(blocked.device().id(), true);
    var attempts =
        List.<Callable<?>>of(
            () -> signIn(UUID.randomUUID(), here.secret()),
            () -> signIn(here.device().id(), blocked.secret()),
            () -> signIn(here.device().id(), ""),
            () -> signIn(here.device().id(), "x".repeat(10_000)),
            () -> signIn(blocked.device().id(), blocked.secret()));
    var answers = attempts.stream().map(this::refusal).toList();
    assertThat(answers).extracting(Refusal::code).containsOnly("unauthenticated");
    assertThat(answers.stream().map(Refusal::detail).distinct()).hasSize(1);
  }

  @Test
  void a_hotspot_stands_where_somebody_says_until_nobody_does() {
    var id = register("Cafe").device().id();
    var here = new Location(52.3702, -4.8952);
    assertThat(as(() -> devices.locate(id, new LocateDevice(here))).location()).isEqualTo(here);
    for (var nowhere :
        List.of(new Location(90.1, 0), new Location(0, -180.1), new Location(Double.NaN, 0))) {
      refused("location_invalid", () -> devices.locate(id, new LocateDevice(nowhere)));
    }
    assertThat(as(() -> devices.get(id)).location()).isEqualTo(here);
    assertThat(as(() -> devices.locate(id, new LocateDevice(null))).location()).isNull();
    refused("not_found", () -> devices.locate(UUID.randomUUID(), new LocateDevice(here)));
  }

  @Test
  void they_are_filtered_sorted_and_turned_over_by_what_they_are() {
    for (int i = 0; i < 7; i++) {
      register("Quay " + i);
    }
    var online = register("Bar").device().id();
    presence(online, true, infrastructure.clock.instant());
    assertThat(found("online:true", "")).containsExactly("Bar");
    assertThat(found("quay -name:\"quay 3\"", "-name"))
        .containsExactly("Quay 6", "Quay 5", "Quay 4", "Quay 2", "Quay 1", "Quay 0");
    assertThat(found("owner:" + owner + " seen:*", "")).containsExactly("Bar");
    assertThat(found("owner:" + UUID.randomUUID(), "")).isEmpty();
    assertThat(found("", "-seen,name")).startsWith("Bar", "Quay 0").hasSize(8);
    refused("filter_field_unknown", () -> devices.find(asked("secret_hash:*", "", null)));
    refused("sort_invalid", () -> devices.find(asked("", "secret_hash", null)));
  }

  /** By pages of three. */
  private List<String> found(String filter, String sort) {
    var names = new ArrayList<String>();
    var cursor = Optional.<String>empty();
    do {
      var at = cursor.orElse(null);
      var page = as(() -> devices.find(asked(filter, sort, at)));
      page.items().forEach(one -> names.add(one.name()));
      cursor = Optional.ofNullable(page.next());
    } while (cursor.isPresent());
    return names;
  }

  private static ListRequest asked(String filter, String sort, @Nullable String cursor) {
    return new ListRequest(filter, sort, cursor, 3);
  }

  @Test
  void all_are_counted_named_and_found_however_many_there_are() {
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 134; i++) {
      ids.add(register("Corner %03d".formatted(i)).device().id());
    }
    var last = ids.getLast();
    presence(last, true, infrastructure.clock.instant());
    assertThat(as(() -> devices.counts(null))).isEqualTo(new DeviceCounts(134, 1));
    assertThat(as(() -> devices.counts(UUID.randomUUID()))).isEqualTo(new DeviceCounts(0, 0));
    assertThat(as(() -> devices.latest(12)))
        .hasSize(12)
        .first()
        .extracting(Device::id)
        .isEqualTo(last);
    assertThat(as(() -> devices.some(new DevicesById(List.of(last, UUID.randomUUID())))))
        .extracting(Device::name)
        .containsExactly("Corner 133");
    refused("too_many", () -> devices.some(new DevicesById(ids)));
    var first = as(() -> devices.search("CORNER 1", 25, null));
    assertThat(first.items()).hasSize(25);
    var second = as(() -> devices.search("CORNER 1", 25, first.next()));
    assertThat(second.items()).extracting(Device::name).endsWith("Corner 133").hasSize(9);
    assertThat(second.next()).isNull();
    assertThat(as(() -> devices.search("%", 25, null)).items()).isEmpty();
    assertThat(as(() -> devices.search(last.toString(), 25, null)).items()).hasSize(1);
  }

  @Test
  void a_secret_is_kept_only_as_a_hash() {
    var registered = register("Cafe");
    var row =
        as(
            () ->
                store.read(
                    tx -> tx.query("select d::text from devices d").mapTo(String.class).one()));
    assertThat(row).doesNotContain(registered.secret());
  }

  @Test
  void registering_again_makes_a_new_secret_until_the_hotspot_has_connected() {
    var command = new RegisterDevice(UUID.randomUUID(), "Cafe", "BW-1", owner);
    var first = as(() -> devices.register(command));
    var second = as(() -> devices.register(command));
    assertThat(second.device()).isEqualTo(first.device());
    refused("unauthenticated", () -> signIn(command.id(), first.secret()));
    signIn(command.id(), second.secret());
    refused("already_connected", () -> devices.register(command));
    signIn(command.id(), second.secret());
  }

  @Test
  void an_id_or_serial_number_in_use_is_refused() {
    var command = new RegisterDevice(UUID.randomUUID(), "Cafe", "BW-1", owner);
    as(() -> devices.register(command));
    refused(
        "key_reused",
        () -> devices.register(new RegisterDevice(command.id(), "Bar", "BW-2", owner)));
    refused(
        "serial_taken",
        () -> devices.register(new RegisterDevice(UUID.randomUUID(), "Bar", "BW-1", owner)));
  }

  @ParameterizedTest
  @CsvSource({"'', BW-1, name_invalid", "'a\0', BW-1, name_invalid", "Cafe, ' ', serial_invalid"})
  void a_name_and_a_serial_number_are_needed(String name, String serial, String code) {
    refused(
        code, () -> devices.register(new RegisterDevice(UUID.randomUUID(), name, serial, null)));
    refused(
        "name_invalid",
        () -> devices.register(new RegisterDevice(UUID.randomUUID(), "x".repeat(61), "S", null)));
  }

  @Test
  void a_hostile_name_is_only_a_name() {
    var name = "'; drop table devices; --";
    assertThat(get(register(name).device().id()).name()).isEqualTo(name);
  }

  @Test
  void blocking_is_published_once_and_can_be_undone() {
    var registered = register("Cafe");
    var id = registered.device().id();
    assertThat(block(id, true).blocked()).isTrue();
    block(id, true);
    assertThat(block(id, false).blocked()).isFalse();
    assertThat(published()).containsExactly(new DeviceBlocked(id));
    signIn(id, registered.secret());
    refused("not_found", () -> block(UUID.randomUUID(), true));
  }

  @Test
  void hotspots_are_listed_by_name_page_by_page_and_by_owner() {
    register("b");
    register("a");
    register("b");
    as(() -> devices.register(new RegisterDevice(UUID.randomUUID(), "c", "other", null)));
    assertThat(names(null)).containsExactly("a", "b", "b", "c");
    assertThat(names(owner)).containsExactly("a", "b", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!", "AAAAAAAAAAAAAAAAAAAAAAA"})
  void a_cursor_that_is_not_ours_is_refused(String cursor) {
    refused("cursor_invalid", () -> devices.list(null, 10, cursor));
  }

  @Test
  void another_operator_sees_none_of_it_and_can_change_nothing() {
    var registered = register("Cafe");
    var id = registered.device().id();
    var other = UUID.randomUUID();
    var now = infrastructure.clock.instant();
    assertThat(infrastructure.as(other, () -> devices.list(null, 10, null)).items()).isEmpty();
    List.<Runnable>of(
            () -> devices.get(id),
            () -> devices.authenticate(new DeviceCredentials(id, registered.secret())),
            () -> devices.desire(id, new DesiredSettings(Map.of("ssid", "Mine"))),
            () -> devices.presence(id, new Presence(true, now)),
            () -> devices.heartbeat(id, new Heartbeat(now, 0, 0, 0, 0, "", 0)),
            () -> devices.block(id, new BlockDevice(true, "")))
        .forEach(
            attempt ->
                assertThatThrownBy(
                        () ->
                            infrastructure.as(
                                other,
                                () -> {
                                  attempt.run();
                                  return true;
                                }))
                    .isInstanceOf(Refusal.class));
    assertThat(get(id)).isEqualTo(registered.device());
  }
}
