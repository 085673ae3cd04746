package byway.network.devices.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.ChangeSecret;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.devices.api.EnrolDevice;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RekeyDevice;
import byway.network.devices.api.ReplaceDevice;
import byway.network.devices.api.RetireDevice;
import byway.network.devices.api.TransferDevice;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever enrols hotspots, or looks after them, relies on. */
public class DeviceIdentitiesContract extends ContractTest<DeviceIdentities> {
  private final UUID owner = UUID.randomUUID();
  private final EnrolledBox box = new EnrolledBox();
  private final Devices devices = neighbour(Devices.class);

  public DeviceIdentitiesContract() {
    super(DeviceIdentities.class);
  }

  @Test
  void an_enrolled_hotspot_signs_in_with_the_secret_that_it_has_made() {
    var id = enrol("Bar", "BW-1");
    assertThat(ours.enrol(command(id, "Bar", "BW-1"))).isEqualTo(devices.get(id));
    assertThat(ours.withSerial("BW-1")).extracting(Device::id).containsExactly(id);
    assertThat(ours.withSerial("BW-2")).isEmpty();
    assertThat(signIn(id, box.secret)).isEqualTo(id);
    assertThat(ours.get(id).enrolled()).isTrue();
    assertThat(ours.get(id).secretSince()).isNotNull();
    refused("unauthenticated", () -> signIn(id, "another"));
  }

  @Test
  void what_cannot_be_a_hotspots_identity_is_refused() {
    var id = enrol("Bar", "BW-1");
    refused("serial_taken", () -> enrol("Garden", "BW-1"));
    refused("key_reused", () -> ours.enrol(command(id, "Bar", "BW-2")));
    refused("name_invalid", () -> enrol("", "BW-2"));
    refused("serial_invalid", () -> enrol("Garden", ""));
    var hash = EnrolledBox.hash("x");
    refused("key_invalid", () -> ours.rekey(id, new RekeyDevice(hash, "AAAA")));
    refused("secret_invalid", () -> ours.rekey(id, new RekeyDevice("AAAA", box.publicKey())));
  }

  @Test
  void while_a_secret_is_changed_both_are_good_and_then_the_new_one_alone() {
    var id = enrol("Bar", "BW-1");
    assertThat(ours.wantNewSecret(id).secretWanted()).isTrue();
    var unused = ours.changeSecret(id, box.changeTo(id, 1, "the new one"));
    assertThat(signIn(id, box.secret)).isEqualTo(id);
    assertThat(ours.get(id).secretWanted()).isTrue();
    assertThat(signIn(id, "the new one")).isEqualTo(id);
    assertThat(ours.get(id).secretWanted()).isFalse();
    refused("unauthenticated", () -> signIn(id, box.secret));
  }

  @Test
  void a_secret_is_changed_by_the_hotspots_key_alone_and_never_back() {
    var id = enrol("Bar", "BW-1");
    var first = box.changeTo(id, 1, "first");
    refused("forbidden", () -> ours.changeSecret(id, new EnrolledBox().changeTo(id, 1, "first")));
    refused(
        "forbidden", () -> ours.changeSecret(id, new ChangeSecret(2, first.hash(), first.proof())));
    ours.changeSecret(id, first);
    ours.changeSecret(id, box.changeTo(id, 2, "second"));
    refused("secret_old", () -> ours.changeSecret(id, first));
    refused("unauthenticated", () -> signIn(id, "first"));
    assertThat(signIn(id, "second")).isEqualTo(id);
  }

  @Test
  void a_hotspot_whose_secret_was_typed_in_has_no_key_to_change_it_with() {
    var registered = devices.register(new RegisterDevice(UUID.randomUUID(), "Bar", "BW-1", owner));
    var id = registered.device().id();
    assertThat(ours.get(id).enrolled()).isFalse();
    refused("not_enrolled", () -> ours.wantNewSecret(id));
    refused("not_enrolled", () -> ours.changeSecret(id, box.changeTo(id, 1, "new")));
  }

  @Test
  void who_has_the_key_from_before_is_not_the_hotspot_any_more() {
    var id = enrol("Bar", "BW-1");
    var again = new EnrolledBox();
    ours.rekey(id, new RekeyDevice(again.secretHash(), again.publicKey()));
    refused("unauthenticated", () -> signIn(id, box.secret));
    refused("forbidden", () -> ours.changeSecret(id, box.changeTo(id, 1, "mine")));
    assertThat(signIn(id, again.secret)).isEqualTo(id);
  }

  @Test
  void a_hotspot_goes_to_another_owner_as_it_is() {
    var id = enrol("Bar", "BW-1");
    var next = UUID.randomUUID();
    assertThat(ours.transfer(id, new TransferDevice(next)).ownerId()).isEqualTo(next);
    assertThat(ours.transfer(id, new TransferDevice(null)).ownerId()).isNull();
    assertThat(devices.get(id).name()).isEqualTo("Bar");
  }

  @Test
  void a_retired_hotspot_is_nobodys_and_never_comes_back() {
    var id = enrol("Bar", "BW-1");
    assertThat(ours.retire(id, new RetireDevice("lost")).ownerId()).isNull();
    assertThat(ours.retire(id, new RetireDevice("again")).blocked()).isTrue();
    assertThat(ours.get(id).retired()).isTrue();
    refused("unauthenticated", () -> signIn(id, box.secret));
    refused("retired", () -> devices.block(id, new BlockDevice(false, "found")));
    refused("retired", () -> ours.transfer(id, new TransferDevice(owner)));
    refused("retired", () -> ours.wantNewSecret(id));
    refused("retired", () -> ours.rekey(id, new RekeyDevice(box.secretHash(), box.publicKey())));
    assertThat(ours.withSerial("BW-1")).isEmpty();
    assertThat(enrol("Bar", "BW-1")).isNotEqualTo(id);
  }

  @Test
  void another_takes_the_place_of_a_hotspot_with_all_that_makes_it() {
    var old = enrol("Bar", "BW-1");
    devices.desire(old, new DesiredSettings(Map.of("ssid", "Harbour")));
    devices.locate(old, new LocateDevice(new Location(52.37, 4.89)));
    var fresh = enrol("New", "BW-2");
    var replacement = new ReplaceDevice(fresh, "broken");
    var now = ours.replace(old, replacement);
    assertThat(now.id()).isEqualTo(fresh);
    assertThat(now.name()).isEqualTo("Bar");
    assertThat(now.ownerId()).isEqualTo(owner);
    assertThat(now.location()).isEqualTo(new Location(52.37, 4.89));
    assertThat(now.settings().desired()).containsEntry("ssid", "Harbour");
    assertThat(ours.replace(old, replacement)).isEqualTo(now);
    assertThat(ours.get(old).replacedBy()).isEqualTo(fresh);
    refused("retired", () -> ours.replace(old, new ReplaceDevice(enrol("X", "BW-3"), "again")));
    refused("retired", () -> ours.replace(fresh, new ReplaceDevice(old, "back")));
    refused("replaced_by_itself", () -> ours.replace(fresh, new ReplaceDevice(fresh, "")));
  }

  @Test
  void another_operators_hotspots_are_not_found() {
    var id = enrol("Bar", "BW-1");
    assertThat(others.withSerial("BW-1")).isEmpty();
    notFound(() -> others.get(id));
    notFound(() -> others.wantNewSecret(id));
    notFound(() -> others.changeSecret(id, box.changeTo(id, 1, "x")));
    notFound(() -> others.rekey(id, new RekeyDevice(box.secretHash(), box.publicKey())));
    notFound(() -> others.transfer(id, new TransferDevice(owner)));
    notFound(() -> others.retire(id, new RetireDevice("")));
    notFound(() -> others.replace(id, new ReplaceDevice(UUID.randomUUID(), "")));
  }

  private UUID signIn(UUID id, String secret) {
    return devices.authenticate(new DeviceCredentials(id, secret)).id();
  }

  private UUID enrol(String name, String serial) {
    return ours.enrol(command(UUID.randomUUID(), name, serial)).id();
  }

  private EnrolDevice command(UUID id, String name, String serial) {
    return new EnrolDevice(id, name, serial, owner, box.secretHash(), box.publicKey());
  }
}
