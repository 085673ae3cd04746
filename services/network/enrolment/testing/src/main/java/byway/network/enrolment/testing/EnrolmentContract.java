package byway.network.enrolment.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.testing.ContractTest;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RetireDevice;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.CertifyPort;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.ClaimResult.Claimed;
import byway.network.enrolment.api.ClaimResult.Taken;
import byway.network.enrolment.api.ClaimResult.Throttled;
import byway.network.enrolment.api.ClaimResult.UnknownCode;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.LookAtBox;
import byway.network.enrolment.api.WaitingBox;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What boxes, and those who claim them, rely on. */
public class EnrolmentContract extends ContractTest<Enrolment> {
  private final UUID owner = UUID.randomUUID();
  private final Devices devices = neighbour(Devices.class);

  public EnrolmentContract() {
    super(Enrolment.class);
  }

  @Test
  void a_box_is_claimed_by_its_code_and_signs_in_with_the_secret_that_it_has_made() {
    var box = new StrangeBox("BW-1");
    var asked = ours.ask(box.asks());
    assertThat(asked.code()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(asked.claimAddress()).isEqualTo(StrangeBox.CLAIM_AT + asked.code());
    assertThat(asked.qr()).allMatch(row -> row.matches("[01]{21,}"));
    assertThat(ours.look(asked.id(), box.looks(asked))).isInstanceOf(BoxState.Waiting.class);
    assertThat(ours.waiting(10, null).items())
        .extracting(WaitingBox::serial)
        .containsExactly("BW-1");
    var claimed = (Claimed) as(Principal.customer(owner)).claim(claim(asked.code(), "Bar"));
    assertThat(claimed.name()).isEqualTo("Bar");
    var state = (BoxState.Claimed) ours.look(asked.id(), box.looks(asked));
    assertThat(state.deviceId()).isEqualTo(claimed.deviceId());
    assertThat(state.claimedBy()).isEqualTo("Olivia");
    assertThat(signIn(claimed.deviceId(), box.secret).ownerId()).isEqualTo(owner);
    assertThat(ours.waiting(10, null).items()).isEmpty();
  }

  @Test
  void the_same_key_is_the_same_box_and_is_told_the_same_code() {
    var box = new StrangeBox("BW-1");
    var first = ours.ask(box.asks());
    var second = ours.ask(box.asks());
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(ours.ask(new StrangeBox("BW-1").asks()).id()).isNotEqualTo(first.id());
    assertThat(ours.waiting(10, null).items()).hasSize(2);
  }

  @Test
  void a_code_is_read_as_people_type_it_and_taken_once() {
    var asked = ours.ask(new StrangeBox("BW-1").asks());
    var typed = " " + asked.code().toLowerCase(Locale.ROOT).replace("-", " . ");
    assertThat(claims(typed)).isInstanceOf(Claimed.class);
    assertThat(claims(asked.code())).isEqualTo(new Taken(true));
    var another = UUID.randomUUID();
    var stolen = new ClaimBox(asked.code(), null, "Mine", another, null, "Eve");
    assertThat(as(Principal.customer(another)).claim(stolen)).isEqualTo(new Taken(false));
  }

  @Test
  void guesses_at_codes_are_bounded_by_who_guesses() {
    var asked = ours.ask(new StrangeBox("BW-1").asks());
    assertThat(claims("K7QF-93TL")).isEqualTo(new UnknownCode(true));
    assertThat(claims("")).isEqualTo(new UnknownCode(true));
    var guess = wellFormedOtherThan(asked.code());
    for (int i = 0; i < 5; i++) {
      assertThat(claims(guess)).isEqualTo(new UnknownCode(false));
    }
    assertThat(claims(asked.code())).isInstanceOf(Throttled.class);
    var friend = UUID.randomUUID();
    assertThat(
            as(Principal.customer(friend))
                .claim(new ClaimBox(asked.code(), null, "", friend, null, "")))
        .isInstanceOf(Claimed.class);
  }

  @Test
  void only_who_has_the_key_is_told_what_became_of_a_box() {
    var box = new StrangeBox("BW-1");
    var asked = ours.ask(box.asks());
    claims(asked.code());
    var thief = new StrangeBox("BW-1");
    refused("forbidden", () -> ours.look(asked.id(), thief.looks(asked)));
    var other = ours.ask(thief.asks());
    refused("nonce_old", () -> ours.look(asked.id(), box.looks(asked.id(), other.nonce())));
    var mine = box.asks();
    refused(
        "forbidden",
        () ->
            ours.ask(
                new AskToEnrol(
                    "BW-2",
                    mine.model(),
                    mine.publicKey(),
                    mine.secretHash(),
                    "",
                    mine.proof(),
                    mine.from(),
                    mine.claimAt())));
  }

  @Test
  void what_is_no_box_is_refused() {
    refused("serial_invalid", () -> ours.ask(new StrangeBox("").asks()));
    var box = new StrangeBox("BW-1").asks();
    refused(
        "key_invalid",
        () ->
            ours.ask(
                new AskToEnrol("BW-1", "", "AAAA", box.secretHash(), "", box.proof(), "", "")));
    refused(
        "secret_invalid",
        () -> ours.ask(new AskToEnrol("BW-1", "", box.publicKey(), "x", "", "", "", "")));
    notFound(() -> ours.look(UUID.randomUUID(), new LookAtBox("", "", "", "", "")));
    assertThat(ours.waiting(10, null).items()).isEmpty();
  }

  @Test
  void a_customer_claims_for_nobody_else_and_by_the_code_alone() {
    var asked = ours.ask(new StrangeBox("BW-1").asks());
    var customer = as(Principal.customer(UUID.randomUUID()));
    refused("forbidden", () -> customer.claim(claim(asked.code(), "Bar")));
    refused("forbidden", () -> customer.claim(new ClaimBox("", asked.id(), "Bar", null, null, "")));
    assertThat(ours.claim(new ClaimBox("", asked.id(), "", null, null, "staff")))
        .isInstanceOfSatisfying(Claimed.class, done -> assertThat(done.name()).isEqualTo("BW-1"));
  }

  @Test
  void a_flood_of_boxes_from_one_network_ends() {
    for (int i = 0; i < 16; i++) {
      ours.ask(new StrangeBox("BW-" + i, "198.51.100.1").asks());
    }
    refused("too_many_boxes", () -> ours.ask(new StrangeBox("BW-16", "198.51.100.1").asks()));
    assertThat(ours.ask(new StrangeBox("BW-17", "198.51.100.2").asks()).code()).isNotEmpty();
  }

  @Test
  void another_box_takes_the_place_of_a_hotspot() {
    var old = claimed(new StrangeBox("BW-1"), "Bar", null);
    var fresh = claimed(new StrangeBox("BW-2"), "", old);
    assertThat(devices.get(fresh).name()).isEqualTo("Bar");
    assertThat(devices.get(fresh).ownerId()).isEqualTo(owner);
    assertThat(devices.get(old).blocked()).isTrue();
    var asked = ours.ask(new StrangeBox("BW-3").asks());
    var another = UUID.randomUUID();
    notFound(
        () ->
            as(Principal.customer(another))
                .claim(new ClaimBox(asked.code(), null, "", another, fresh, "")));
  }

  @Test
  void a_box_that_has_lost_its_key_comes_back_to_its_owner_alone() {
    var first = new StrangeBox("BW-1");
    var device = claimed(first, "Bar", null);
    var again = new StrangeBox("BW-1");
    var asked = ours.ask(again.asks());
    var eve = UUID.randomUUID();
    refused(
        "serial_taken",
        () ->
            as(Principal.customer(eve))
                .claim(new ClaimBox(asked.code(), null, "", eve, null, "Eve")));
    var back = (Claimed) claims(asked.code());
    assertThat(back.isBack()).isTrue();
    assertThat(back.deviceId()).isEqualTo(device);
    refused("unauthenticated", () -> signIn(device, first.secret));
    assertThat(signIn(device, again.secret).name()).isEqualTo("Bar");
  }

  @Test
  void a_box_whose_hotspot_is_retired_begins_anew() {
    var box = new StrangeBox("BW-1");
    var device = claimed(box, "Bar", null);
    neighbour(DeviceIdentities.class).retire(device, new RetireDevice("sold"));
    var asked = ours.ask(box.asks());
    assertThat(ours.look(asked.id(), box.looks(asked))).isInstanceOf(BoxState.Waiting.class);
    assertThat(claims(asked.code()))
        .isInstanceOfSatisfying(
            Claimed.class, done -> assertThat(done.deviceId()).isNotEqualTo(device));
  }

  @Test
  void a_box_that_nobody_knows_is_sent_away() {
    var asked = ours.ask(new StrangeBox("BW-1").asks());
    assertThat(ours.dismiss(asked.id()).serial()).isEqualTo("BW-1");
    notFound(() -> ours.box(asked.id()));
    assertThat(claims(asked.code())).isEqualTo(new UnknownCode(false));
    var claimed = ours.ask(new StrangeBox("BW-2").asks());
    claims(claimed.code());
    refused("claimed", () -> ours.dismiss(claimed.id()));
  }

  @Test
  void the_installation_has_one_authority_and_certifies_the_platform_alone() {
    var authority = ours.authority();
    assertThat(others.authority()).isEqualTo(authority);
    assertThat(authority.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    var key = new StrangeBox("BW-1").publicKey();
    var made = ours.certify(new CertifyPort(key, List.of("wifi.example", "127.0.0.1")));
    assertThat(made.chain()).hasSize(2).endsWith(authority.certificate());
    refused("names_invalid", () -> ours.certify(new CertifyPort(key, List.of())));
    refused("names_invalid", () -> ours.certify(new CertifyPort(key, List.of("a b"))));
    refused("key_invalid", () -> ours.certify(new CertifyPort("AAAA", List.of("wifi.example"))));
    refused(
        "not_permitted",
        () -> as(Principal.customer(owner)).certify(new CertifyPort(key, List.of("wifi.example"))));
  }

  @Test
  void another_operators_boxes_are_not_found() {
    var box = new StrangeBox("BW-1");
    var asked = ours.ask(box.asks());
    assertThat(others.waiting(10, null).items()).isEmpty();
    notFound(() -> others.box(asked.id()));
    notFound(() -> others.dismiss(asked.id()));
    notFound(() -> others.look(asked.id(), box.looks(asked)));
    assertThat(others.claim(new ClaimBox(asked.code(), null, "", null, null, "")))
        .isEqualTo(new UnknownCode(false));
    notFound(() -> others.claim(new ClaimBox("", asked.id(), "", null, null, "")));
  }

  private UUID claimed(StrangeBox box, String name, @Nullable UUID replaces) {
    var asked = ours.ask(box.asks());
    var claim = new ClaimBox(asked.code(), null, name, owner, replaces, "Olivia");
    return ((Claimed) as(Principal.customer(owner)).claim(claim)).deviceId();
  }

  private ClaimResult claims(String code) {
    return as(Principal.customer(owner)).claim(claim(code, ""));
  }

  private ClaimBox claim(String code, String name) {
    return new ClaimBox(code, null, name, owner, null, "Olivia");
  }

  private Device signIn(UUID id, String secret) {
    return devices.authenticate(new DeviceCredentials(id, secret));
  }

  /** One with a checksum that is right, of no box. */
  private static String wellFormedOtherThan(String code) {
    return code.equals("0000-0000") ? "1111-111H" : "0000-0000";
  }
}
