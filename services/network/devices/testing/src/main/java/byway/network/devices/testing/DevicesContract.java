package byway.network.devices.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.testing.ContractTest;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import byway.network.devices.api.FreePlaces;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.api.Presence;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.network.devices.api.ReportedSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever asks for hotspots, or speaks for one, relies on. */
public class DevicesContract extends ContractTest<Devices> {
  private final UUID owner = UUID.randomUUID();

  public DevicesContract() {
    super(Devices.class);
  }

  @Test
  void a_registered_hotspot_signs_in_with_its_secret_alone() {
    var registered = register("Bar", "BW-1");
    var id = registered.device().id();
    assertThat(ours.get(id)).isEqualTo(registered.device());
    assertThat(signIn(registered).id()).isEqualTo(id);
    refused(
        "unauthenticated", () -> ours.authenticate(new DeviceCredentials(id, "another secret")));
    refused(
        "unauthenticated",
        () -> ours.authenticate(new DeviceCredentials(UUID.randomUUID(), registered.secret())));
  }

  @Test
  void a_secret_is_made_anew_until_the_hotspot_has_connected() {
    var first = register("Bar", "BW-1");
    var command = new RegisterDevice(first.device().id(), "Bar", "BW-1", owner);
    var second = ours.register(command);
    refused("unauthenticated", () -> signIn(first));
    assertThat(signIn(second).id()).isEqualTo(first.device().id());
    refused("already_connected", () -> ours.register(command));
  }

  @Test
  void a_serial_number_and_an_id_are_one_hotspots() {
    var id = register("Bar", "BW-1").device().id();
    refused("serial_taken", () -> register("Garden", "BW-1"));
    refused("key_reused", () -> ours.register(new RegisterDevice(id, "Garden", "BW-2", owner)));
    refused("name_invalid", () -> register("", "BW-2"));
    refused("serial_invalid", () -> register("Garden", ""));
    assertThat(ours.list(null, 10, null).items()).hasSize(1);
  }

  @Test
  void hotspots_are_listed_by_name_and_by_owner() {
    var garden = register("Garden", "BW-1").device();
    var bar = register("Bar", "BW-2").device();
    var nobodys = register("Attic", "BW-3", null).device();
    assertThat(ours.list(null, 10, null).items()).containsExactly(nobodys, bar, garden);
    var page = ours.list(owner, 1, null);
    assertThat(page.items()).containsExactly(bar);
    var last = ours.list(owner, 1, page.next());
    assertThat(last.items()).containsExactly(garden);
    assertThat(last.next()).isNull();
    assertThat(ours.counts(owner)).isEqualTo(new DeviceCounts(2, 0));
    assertThat(ours.counts(null)).isEqualTo(new DeviceCounts(3, 0));
    refused("cursor_invalid", () -> ours.list(null, 10, "no cursor"));
  }

  @Test
  void some_are_asked_for_by_their_ids_and_who_is_not_known_is_left_out() {
    var bar = register("Bar", "BW-1").device();
    var asked = new DevicesById(List.of(UUID.randomUUID(), bar.id()));
    assertThat(ours.some(asked)).containsExactly(bar);
    assertThat(ours.some(new DevicesById(List.of()))).isEmpty();
    var more = new DevicesById(Collections.nCopies(101, bar.id()));
    refused("too_many", () -> ours.some(more));
  }

  @Test
  void a_part_of_a_name_or_a_serial_number_finds_a_hotspot() {
    var bar = register("The Bar 100%", "BW-77").device();
    var unused = register("Garden", "BW-1");
    assertThat(ours.search("bar", 10, null).items()).containsExactly(bar);
    assertThat(ours.search("w-77", 10, null).items()).containsExactly(bar);
    assertThat(ours.search("0%", 10, null).items()).containsExactly(bar);
    assertThat(ours.search("_", 10, null).items()).isEmpty();
    refused("cursor_invalid", () -> ours.search("bar", 10, "no cursor"));
  }

  @Test
  void a_hotspot_is_online_while_it_says_so_and_those_come_first() {
    var bar = register("Bar", "BW-1").device().id();
    var garden = register("Garden", "BW-2").device().id();
    ours.presence(garden, new Presence(true, Instant.now()));
    assertThat(ours.get(garden).online()).isTrue();
    assertThat(ours.counts(null)).isEqualTo(new DeviceCounts(2, 1));
    assertThat(ours.latest(10)).extracting(Device::id).containsExactly(garden, bar);
    ours.presence(garden, new Presence(false, Instant.now()));
    assertThat(ours.get(garden).online()).isFalse();
  }

  @Test
  void what_a_hotspot_last_told_is_known() {
    var id = register("Bar", "BW-1").device().id();
    var heartbeat = new Heartbeat(Instant.now(), 60, 80, -71, 3, "lte", 0);
    ours.heartbeat(id, heartbeat);
    var known = ours.get(id).heartbeat();
    assertThat(known).isNotNull();
    assertThat(known.batteryPercent()).isEqualTo(80);
    assertThat(known.uplink()).isEqualTo("lte");
    refused(
        "heartbeat_invalid",
        () -> ours.heartbeat(id, new Heartbeat(Instant.now(), 60, 101, -71, 3, "lte", 0)));
  }

  @Test
  void a_setting_is_desired_until_the_hotspot_reports_it() {
    var id = register("Bar", "BW-1").device().id();
    var desired = ours.desire(id, new DesiredSettings(Map.of("ssid", "Free"))).settings();
    assertThat(desired.desired()).containsEntry("ssid", "Free");
    assertThat(desired.isInStep()).isFalse();
    long version = desired.desiredVersion();
    assertThat(ours.desire(id, new DesiredSettings(Map.of("ssid", "Free"))).settings())
        .isEqualTo(desired);
    var told = new ReportedSettings(version, Map.of("ssid", "Free"), Map.of());
    assertThat(ours.report(id, told).settings().isInStep()).isTrue();
    var old = new ReportedSettings(version - 1, Map.of("ssid", "Old"), Map.of());
    assertThat(ours.report(id, old).settings().reported()).containsEntry("ssid", "Free");
    var ahead = new ReportedSettings(version + 1, Map.of(), Map.of());
    refused("version_unknown", () -> ours.report(id, ahead));
    refused("setting_unknown", () -> ours.desire(id, new DesiredSettings(Map.of("x", "y"))));
    refused("setting_invalid", () -> ours.desire(id, new DesiredSettings(Map.of("state", "y"))));
  }

  @Test
  void owners_choose_from_what_staff_offer() {
    var id = register("Bar", "BW-1").device().id();
    var asOwner = as(Principal.customer(owner));
    var chosen = new DesiredSettings(Map.of("gardenHosts", "pay.example.org"));
    assertThat(ours.freePlaces().hosts()).isEmpty();
    refused("setting_not_offered", () -> asOwner.desire(id, chosen));
    var places = new FreePlaces(List.of("pay.example.org"));
    refused("not_permitted", () -> asOwner.offerFreePlaces(places));
    assertThat(ours.offerFreePlaces(places)).isEqualTo(places);
    assertThat(asOwner.desire(id, chosen).settings().desired()).containsKey("gardenHosts");
    var asAnother = as(Principal.customer(UUID.randomUUID()));
    notFound(() -> asAnother.desire(id, chosen));
    notFound(() -> asAnother.locate(id, new LocateDevice(null)));
    assertThat(others.freePlaces().hosts()).isEmpty();
  }

  @Test
  void a_hotspot_stands_where_it_is_said_to() {
    var id = register("Bar", "BW-1").device().id();
    var place = new Location(52.370216, 4.895168);
    assertThat(ours.locate(id, new LocateDevice(place)).location()).isEqualTo(place);
    assertThat(ours.locate(id, new LocateDevice(null)).location()).isNull();
    refused("location_invalid", () -> ours.locate(id, new LocateDevice(new Location(91, 0))));
  }

  @Test
  void a_blocked_hotspot_signs_in_no_more_until_it_is_put_back() {
    var registered = register("Bar", "BW-1");
    var id = registered.device().id();
    assertThat(ours.block(id, new BlockDevice(true, "stolen")).blocked()).isTrue();
    refused("unauthenticated", () -> signIn(registered));
    assertThat(ours.block(id, new BlockDevice(false, "found")).blocked()).isFalse();
    assertThat(signIn(registered).id()).isEqualTo(id);
  }

  @Test
  void what_nobody_registered_is_not_found() {
    everythingIsNotFound(ours, UUID.randomUUID());
  }

  @Test
  void another_operators_hotspots_are_not_found() {
    var registered = register("Bar", "BW-1");
    everythingIsNotFound(others, registered.device().id());
    var credentials = new DeviceCredentials(registered.device().id(), registered.secret());
    refused("unauthenticated", () -> others.authenticate(credentials));
    assertThat(others.list(null, 10, null).items()).isEmpty();
    assertThat(others.some(new DevicesById(List.of(registered.device().id())))).isEmpty();
    assertThat(others.search("Bar", 10, null).items()).isEmpty();
    assertThat(others.latest(10)).isEmpty();
    assertThat(others.counts(null)).isEqualTo(new DeviceCounts(0, 0));
  }

  private static void everythingIsNotFound(Devices devices, UUID id) {
    notFound(() -> devices.get(id));
    notFound(() -> devices.desire(id, new DesiredSettings(Map.of("ssid", "Free"))));
    notFound(() -> devices.report(id, new ReportedSettings(0, Map.of(), Map.of())));
    notFound(() -> devices.locate(id, new LocateDevice(null)));
    notFound(() -> devices.block(id, new BlockDevice(true, "stolen")));
    notFound(() -> devices.presence(id, new Presence(true, Instant.now())));
    notFound(() -> devices.heartbeat(id, new Heartbeat(Instant.now(), 60, 80, -71, 3, "lte", 0)));
  }

  private Device signIn(RegisteredDevice registered) {
    return ours.authenticate(new DeviceCredentials(registered.device().id(), registered.secret()));
  }

  private RegisteredDevice register(String name, String serial) {
    return register(name, serial, owner);
  }

  private RegisteredDevice register(String name, String serial, @Nullable UUID of) {
    return ours.register(new RegisterDevice(UUID.randomUUID(), name, serial, of));
  }
}
