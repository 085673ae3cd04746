package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Principal;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DevicesById;
import byway.network.devices.api.FreePlaces;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.api.Presence;
import byway.network.devices.api.PresenceChanged;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.network.devices.api.ReportedSettings;
import byway.network.devices.api.SettingsDesired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
  static TestInfrastructure infrastructure;
  static DevicesStore store;
  static DevicesEndpoint devices;

  final UUID tenant = UUID.randomUUID();
  final UUID owner = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new DevicesStore(infrastructure.databases());
    devices = new DevicesEndpoint(store, infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void begin() {
    published();
  }

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
  void desired_settings_merge_and_are_published() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("ssid", "Free", "channel", "6"));
    var device = desire(id, Map.of("channel", "11"));
    assertThat(device.settings().desired()).isEqualTo(Map.of("ssid", "Free", "channel", "11"));
    assertThat(device.settings().desiredVersion()).isEqualTo(2);
    assertThat(device.settings().isInStep()).isFalse();
    assertThat(published())
        .containsExactly(
            new SettingsDesired(id, 1, Map.of("ssid", "Free", "channel", "6")),
            new SettingsDesired(id, 2, Map.of("ssid", "Free", "channel", "11")));
  }

  @Test
  void what_is_desired_already_changes_nothing() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("rateKbps", "512", "gardenHosts", "a.example.org,b.example.org"));
    published();
    desire(
        id,
        Map.of("rateKbps", "0512", "gardenHosts", " A.example.org , b.example.org,a.example.org"));
    assertThat(desire(id, Map.of()).settings().desiredVersion()).isEqualTo(1);
    assertThat(published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ssid, ''",
    "ssid, 123456789012345678901234567890123",
    "ssid, ääääääääääääääääm",
    "ssid, 'a\0b'",
    "state, shut",
    "guests, true",
    "rateKbps, -1",
    "rateKbps, 1000001",
    "rateKbps, 1e3",
    "rateKbps, 99999999999999999999",
    "channel, 0",
    "channel, 197",
    "gardenHosts, a..b.org",
    "gardenHosts, 'a.example.org,'",
    "gardenHosts, -a.example.org",
    "gardenHosts, http://a.example.org",
    "gardenHosts, 'a.io,b.io,c.io,d.io,e.io,f.io,g.io,h.io,i.io,j.io,k.io,l.io,m.io,n.io,o.io,p.io,q.io,r.io,s.io,t.io,u.io'",
    "gardenHosts, 'com,net,org'",
    "gardenHosts, 'shop.example.org,com'",
    "gardenHosts, co.uk",
    "gardenHosts, *.co.uk",
    "gardenHosts, *",
    "gardenHosts, *.*.org",
    "gardenHosts, github.io",
    "gardenHosts, *.s3.amazonaws.com",
    "gardenHosts, localhost",
    "gardenHosts, intranet",
    "gardenHosts, nas.local",
    "gardenHosts, billing.corp.internal",
    "gardenHosts, printer.lan",
    "gardenHosts, home.arpa",
    "gardenHosts, abcdefghijklmnop.onion",
    "gardenHosts, 192.0.2.1",
    "gardenHosts, 0xc0000201",
    "gardenHosts, 192.0.2.0/24",
    "gardenHosts, 2001:db8::1",
    "gardenHosts, shop.example.org.",
    "privateRanges, 192.0.2.0/24",
    "privateRanges, 10.0.0.0/7",
    "privateRanges, 10.1.0.0/8",
    "privateRanges, 0.0.0.0/0",
    "privateRanges, ::/0",
    "privateRanges, ::ffff:10.0.0.0/104",
    "privateRanges, fe80::/10",
    "privateRanges, 127.0.0.0/8",
    "privateRanges, 169.254.0.0/16",
    "privateRanges, router"
  })
  void a_value_out_of_bounds_is_refused_and_nothing_of_the_rest_is_taken(String key, String value) {
    var id = register("Cafe").device().id();
    var settings = new TreeMap<>(Map.of("ssid", "Free", "state", "paused"));
    settings.put(key, value);
    refused("setting_invalid", () -> desire(id, settings));
    assertThat(get(id).settings().desiredVersion()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ssid, 12345678901234567890123456789012",
    "ssid, ääääääääääääääää",
    "ssid, ' '",
    "state, open",
    "guests, no",
    "rateKbps, 0",
    "rateKbps, 1000000",
    "channel, 196",
    "gardenHosts, ''",
    "gardenHosts, 'a.io,b.io,c.io,d.io,e.io,f.io,g.io,h.io,i.io,j.io,k.io,l.io,m.io,n.io,o.io,p.io,q.io,r.io,s.io,t.io'",
    "gardenHosts, '*.example.org,d1.cloudfront.net,xn--bcher-kva.example.org'",
    "privateRanges, ''",
    "privateRanges, '10.20.0.0/16,192.168.0.0/16,172.16.0.0/12,100.64.0.0/10,fd12::/32'"
  })
  void a_value_at_the_edge_is_taken(String key, String value) {
    var id = register("Cafe").device().id();
    assertThat(desire(id, Map.of(key, value)).settings().desired()).isEqualTo(Map.of(key, value));
  }

  @Test
  void an_owner_chooses_free_places_from_the_operators_list_and_opens_no_private_network() {
    var id = register("Cafe").device().id();
    as(
        () ->
            devices.offerFreePlaces(
                new FreePlaces(List.of("Pay.example.org", "*.help.example.org"))));
    asOwner(() -> desire(id, "gardenHosts", "pay.example.org"));
    refused(
        "setting_not_offered",
        () -> asOwner(() -> desire(id, "gardenHosts", "pay.example.org,video.example.org")));
    refused(
        "setting_not_offered",
        () -> asOwner(() -> desire(id, "gardenHosts", "x.help.example.org")));
    refused("setting_not_offered", () -> asOwner(() -> desire(id, "privateRanges", "10.0.0.0/8")));
    assertThat(get(id).settings().desired()).isEqualTo(Map.of("gardenHosts", "pay.example.org"));

    desire(id, Map.of("gardenHosts", "bank.example.org", "privateRanges", "10.20.0.0/16"));
    asOwner(() -> desire(id, "gardenHosts", "bank.example.org,*.help.example.org"));
    asOwner(() -> desire(id, "privateRanges", "10.20.0.0/16"));
    asOwner(() -> desire(id, "gardenHosts", ""));
    refused(
        "setting_not_offered", () -> asOwner(() -> desire(id, "gardenHosts", "bank.example.org")));
  }

  @Test
  void only_staff_offer_free_places_and_only_hosts() {
    refused(
        "forbidden",
        () -> asOwner(() -> devices.offerFreePlaces(new FreePlaces(List.of("pay.example.org")))));
    refused(
        "setting_invalid", () -> as(() -> devices.offerFreePlaces(new FreePlaces(List.of("com")))));
    assertThat(as(() -> devices.freePlaces()).hosts()).isEmpty();
    var places = new FreePlaces(List.of("b.example.org", "a.example.org"));
    assertThat(as(() -> devices.offerFreePlaces(places))).isEqualTo(places);
    assertThat(infrastructure.as(UUID.randomUUID(), () -> devices.freePlaces()).hosts()).isEmpty();
  }

  Device desire(UUID id, String key, String value) {
    return devices.desire(id, new DesiredSettings(Map.of(key, value)));
  }

  <T> T asOwner(Callable<T> work) {
    return infrastructure.as(tenant, Principal.customer(owner), work);
  }

  @Test
  void an_unknown_setting_is_refused_with_all_that_came_with_it() {
    var id = register("Cafe").device().id();
    refused("setting_unknown", () -> desire(id, Map.of("ssid", "Free", "rootPassword", "x")));
    assertThat(get(id).settings().desired()).isEmpty();
  }

  @Test
  void a_report_brings_hotspot_and_wish_in_step_and_a_late_one_changes_nothing() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("ssid", "One"));
    desire(id, Map.of("ssid", "Two", "channel", "14"));
    var refused = Map.of("channel", "not in this country");
    var now = report(id, 2, Map.of("ssid", "Two"), refused).settings();
    assertThat(now.isInStep()).isTrue();
    assertThat(now.reported()).isEqualTo(Map.of("ssid", "Two"));
    assertThat(now.refused()).isEqualTo(refused);
    assertThat(report(id, 1, Map.of("ssid", "One"), Map.of()).settings()).isEqualTo(now);
  }

  @Test
  void a_report_that_cannot_be_is_refused() {
    var id = register("Cafe").device().id();
    refused("version_unknown", () -> report(id, 1, Map.of(), Map.of()));
    refused("version_unknown", () -> report(id, -1, Map.of(), Map.of()));
    refused("report_invalid", () -> report(id, 0, Map.of("k", "x".repeat(2_049)), Map.of()));
    refused("report_invalid", () -> report(id, 0, Map.of(), Map.of("k\0", "v")));
    refused("not_found", () -> report(UUID.randomUUID(), 0, Map.of(), Map.of()));
    assertThat(get(id).settings().reported()).isEmpty();
  }

  @Test
  void presence_is_published_when_it_changes() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    presence(id, false, now);
    presence(id, true, now);
    presence(id, true, now.plusSeconds(0));
    assertThat(get(id).online()).isTrue();
    assertThat(get(id).lastSeenAt()).isEqualTo(now);
    assertThat(published()).containsExactly(new PresenceChanged(id, true, now));
  }

  @Test
  void a_late_goodbye_of_an_old_connection_changes_nothing() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    presence(id, true, now);
    published();
    presence(id, false, now.minusMillis(1));
    assertThat(get(id).online()).isTrue();
    assertThat(published()).isEmpty();
  }

  @Test
  void presence_of_a_time_to_come_counts_as_of_now() {
    var id = register("Cafe").device().id();
    presence(id, true, Instant.parse("2099-01-01T00:00:00Z"));
    infrastructure.clock.advance(Duration.ofSeconds(1));
    presence(id, false, infrastructure.clock.instant());
    assertThat(get(id).online()).isFalse();
  }

  @Test
  void a_server_clock_that_was_wrong_does_not_stop_presence_for_ever() {
    var id = register("Cafe").device().id();
    var right = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofDays(1_000));
    presence(id, true, infrastructure.clock.instant());
    infrastructure.clock.set(right);
    presence(id, false, right);
    assertThat(get(id).online()).isFalse();
  }

  @Test
  void presence_news_at_once_is_published_once() throws Exception {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    atOnce(4, () -> presence(id, true, now));
    assertThat(published()).containsExactly(new PresenceChanged(id, true, now));
  }

  @Test
  void wishes_at_once_are_all_kept() throws Exception {
    var id = register("Cafe").device().id();
    var settings = new ArrayList<>(List.of("ssid", "state", "guests", "rateKbps"));
    var values = Map.of("ssid", "x", "state", "paused", "guests", "no", "rateKbps", "9");
    atOnce(
        4,
        () -> {
          String key;
          synchronized (settings) {
            key = settings.removeLast();
          }
          desire(id, Map.of(key, values.getOrDefault(key, "")));
        });
    assertThat(get(id).settings().desired()).isEqualTo(values);
    assertThat(get(id).settings().desiredVersion()).isEqualTo(4);
    assertThat(published()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z"})
  void a_heartbeat_counts_as_of_now_whatever_the_hotspots_clock_says(Instant said) {
    var id = register("Cafe").device().id();
    heartbeat(id, new Heartbeat(said, 60, -1, -71, 3, "lte", 512));
    var now = infrastructure.clock.instant();
    var device = get(id);
    assertThat(device.lastSeenAt()).isEqualTo(now);
    assertThat(device.heartbeat()).isEqualTo(new Heartbeat(now, 60, -1, -71, 3, "lte", 512));
    assertThat(published()).isEmpty();
  }

  @Test
  void heartbeats_do_not_bloat() {
    var id = register("Cafe").device().id();
    for (int i = 0; i < 800; i++) {
      infrastructure.clock.advance(Duration.ofMinutes(1));
      heartbeat(id, new Heartbeat(infrastructure.clock.instant(), 60L * i, 50, 0, 0, "wan", 0));
    }
    assertThat(get(id).lastSeenAt()).isEqualTo(infrastructure.clock.instant());
    assertThat(sizeOfVitals()).isLessThanOrEqualTo(4 * 8_192);
  }

  @Test
  void a_heartbeat_that_cannot_be_is_refused() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, -1, 0, 0, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 101, 0, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 0, 1, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 0, 0, 0, "\0", 0)));
    refused("not_found", () -> beat(UUID.randomUUID(), new Heartbeat(now, 0, 0, 0, 0, "", 0)));
    assertThat(get(id).heartbeat()).isNull();
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

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  RegisteredDevice register(String name) {
    var command = new RegisterDevice(UUID.randomUUID(), name, "BW-" + UUID.randomUUID(), owner);
    return as(() -> devices.register(command));
  }

  Device get(UUID id) {
    return as(() -> devices.get(id));
  }

  Device signIn(UUID id, String secret) {
    return as(() -> devices.authenticate(new DeviceCredentials(id, secret)));
  }

  Device desire(UUID id, Map<String, String> settings) {
    return as(() -> devices.desire(id, new DesiredSettings(settings)));
  }

  Device report(UUID id, long version, Map<String, String> applied, Map<String, String> refused) {
    return as(() -> devices.report(id, new ReportedSettings(version, applied, refused)));
  }

  Device block(UUID id, boolean blocked) {
    return as(() -> devices.block(id, new BlockDevice(blocked, "stolen")));
  }

  void presence(UUID id, boolean online, Instant at) {
    as(
        () -> {
          devices.presence(id, new Presence(online, at));
          return true;
        });
  }

  void heartbeat(UUID id, Heartbeat heartbeat) {
    as(() -> beat(id, heartbeat));
  }

  static boolean beat(UUID id, Heartbeat heartbeat) {
    devices.heartbeat(id, heartbeat);
    return true;
  }

  List<String> names(@Nullable UUID of) {
    var names = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var from = cursor;
      var page = as(() -> devices.list(of, 1, from));
      page.items().forEach(device -> names.add(device.name()));
      cursor = page.next();
    } while (cursor != null);
    return names;
  }

  long sizeOfVitals() {
    return as(
        () ->
            store.read(
                tx -> tx.query("select pg_relation_size('vitals')").mapTo(Long.class).one()));
  }

  static void atOnce(int times, Runnable work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(work));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  List<Record> published() {
    return infrastructure.published(
        store, SettingsDesired.class, PresenceChanged.class, DeviceBlocked.class);
  }

  void refused(String code, Callable<?> work) {
    assertThat(refusal(work).code()).isEqualTo(code);
  }

  Refusal refusal(Callable<?> work) {
    try {
      as(work::call);
    } catch (Refusal refusal) {
      return refusal;
    }
    throw new AssertionError("this was not refused");
  }
}
