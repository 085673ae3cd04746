package byway.network.enrolment.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.context.Principal;
import byway.kit.testing.ContractTest;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RetireDevice;
import byway.network.enrolment.api.BatchResult;
import byway.network.enrolment.api.BatchResult.Rejected;
import byway.network.enrolment.api.BatchResult.TakenIn;
import byway.network.enrolment.api.BatchResult.WrongLine;
import byway.network.enrolment.api.BoxLabel;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.EnrolmentBatches;
import byway.network.enrolment.api.ExpectedBox;
import byway.network.enrolment.api.TakeInBatch;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a manufacturer, and whoever unpacks a box, relies on. */
public class EnrolmentBatchesContract extends ContractTest<EnrolmentBatches> {
  private static final String TOKEN = "a token of 16 letters";
  private final UUID owner = UUID.randomUUID();
  private final Enrolment enrolment = neighbour(Enrolment.class);

  public EnrolmentBatchesContract() {
    super(EnrolmentBatches.class);
  }

  @Test
  void a_list_is_taken_in_whole_and_once() {
    var command =
        new TakeInBatch(
            UUID.randomUUID(), "March", "serial,token\nBW-1,%s\nBW-2,%s\n".formatted(TOKEN, TOKEN));
    var batch = ((TakenIn) ours.takeIn(command)).batch();
    assertThat(batch.count()).isEqualTo(2);
    assertThat(ours.takeIn(command)).isEqualTo(new TakenIn(batch));
    assertThat(ours.list(10, null).items()).containsExactly(batch);
    assertThat(ours.get(batch.id())).isEqualTo(batch);
    assertThat(ours.boxes(batch.id(), 10, null).items())
        .extracting(ExpectedBox::serial)
        .containsExactly("BW-1", "BW-2");
    var page = ours.boxes(batch.id(), 1, null);
    assertThat(ours.boxes(batch.id(), 1, page.next()).items())
        .extracting(ExpectedBox::serial)
        .containsExactly("BW-2");
  }

  @Test
  void what_is_wrong_is_told_line_by_line_and_nothing_is_taken_in() {
    takeIn("serial,token\nBW-0," + TOKEN);
    var wrong =
        takeIn(
            """
            serial;token;key;owner
            BW-1;%1$s;;
            BW-1;%1$s;;
            BW-2;short;;
            ;%1$s;;
            BW-3;;not a key;
            BW-4;;;
            BW-0;%1$s;;
            BW-5;%1$s
            """
                .formatted(TOKEN));
    assertThat(((Rejected) wrong).wrong())
        .extracting(WrongLine::line, WrongLine::code)
        .containsExactly(
            tuple(3, "serial_twice"),
            tuple(4, "token_invalid"),
            tuple(5, "serial_invalid"),
            tuple(6, "key_invalid"),
            tuple(7, "proof_missing"),
            tuple(9, "cells_wrong"));
    assertThat(takeIn("serial,token\nBW-6,%s\nBW-0,%s".formatted(TOKEN, TOKEN)))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.wrong())
                    .extracting(WrongLine::code)
                    .containsExactly("serial_known"));
    assertThat(takeIn("name,colour\nA,red")).isInstanceOf(Rejected.class);
    assertThat(takeIn("")).isInstanceOf(Rejected.class);
    assertThat(takeIn("serial,token,owner\nBW-7,%s,nobody@example.org".formatted(TOKEN)))
        .isInstanceOf(Rejected.class);
    assertThat(ours.list(10, null).items()).hasSize(1);
    refused(
        "label_invalid",
        () -> ours.takeIn(new TakeInBatch(UUID.randomUUID(), " ", "serial,token\nBW-8," + TOKEN)));
  }

  @Test
  void a_label_is_claimed_before_the_box_comes_and_plugging_it_in_is_enough() {
    var label = label(takeIn("serial,token,name\nBW-1," + TOKEN + ",Bar"));
    var claim = new ClaimBox(label.code(), null, "", owner, null, "Olivia");
    assertThat(asOwner().claim(claim)).isEqualTo(new ClaimResult.ClaimedAhead("BW-1"));
    assertThat(asOwner().claim(claim)).isEqualTo(new ClaimResult.Taken(true));
    var box = new StrangeBox("BW-1");
    var asked = enrolment.ask(box.asks(TOKEN));
    var state = (BoxState.Claimed) enrolment.look(asked.id(), box.looks(asked));
    assertThat(state.claimedBy()).isEqualTo("Olivia");
    var hotspot = neighbour(Devices.class).get(state.deviceId());
    assertThat(hotspot.name()).isEqualTo("Bar");
    assertThat(hotspot.ownerId()).isEqualTo(owner);
  }

  @Test
  void a_box_that_was_announced_shows_the_code_of_its_label() {
    var taken = takeIn("serial,token\nBW-1," + TOKEN);
    var label = label(taken);
    assertThat(label.claimAddress()).isEqualTo(StrangeBox.CLAIM_AT + label.code());
    var box = new StrangeBox("BW-1");
    var asked = enrolment.ask(box.asks(TOKEN));
    assertThat(asked.code()).isEqualTo(label.code());
    assertThat(asOwner().claim(new ClaimBox(label.code(), null, "Bar", owner, null, "")))
        .isInstanceOf(ClaimResult.Claimed.class);
    assertThat(enrolment.look(asked.id(), box.looks(asked))).isInstanceOf(BoxState.Claimed.class);
  }

  @Test
  void who_has_neither_token_nor_key_is_not_the_box_that_was_announced() {
    var known = new StrangeBox("BW-2");
    takeIn("serial,token,key\nBW-1,%s,\nBW-2,,%s".formatted(TOKEN, known.publicKey()));
    refused("forbidden", () -> enrolment.ask(new StrangeBox("BW-1").asks()));
    refused("forbidden", () -> enrolment.ask(new StrangeBox("BW-1").asks("another token here")));
    refused("forbidden", () -> enrolment.ask(new StrangeBox("BW-2").asks(TOKEN)));
    assertThat(enrolment.ask(known.asks()).code()).isNotEmpty();
    var first = enrolment.ask(new StrangeBox("BW-1").asks(TOKEN));
    var second = enrolment.ask(new StrangeBox("BW-1").asks(TOKEN));
    assertThat(second.code()).isNotEqualTo(first.code());
  }

  @Test
  void a_box_that_cannot_become_a_hotspot_yet_is_told_so_and_does_when_it_can() {
    var devices = neighbour(Devices.class);
    var typed = new RegisterDevice(UUID.randomUUID(), "Typed in", "BW-1", null);
    var taken = devices.register(typed).device().id();
    var label = label(takeIn("serial,token\nBW-1," + TOKEN));
    var unused = asOwner().claim(new ClaimBox(label.code(), null, "Bar", owner, null, ""));
    var box = new StrangeBox("BW-1");
    var asked = enrolment.ask(box.asks(TOKEN));
    refused("serial_taken", () -> enrolment.look(asked.id(), box.looks(asked)));
    neighbour(DeviceIdentities.class).retire(taken, new RetireDevice("typed in"));
    var again = enrolment.ask(box.asks(TOKEN));
    assertThat(enrolment.look(again.id(), box.looks(again))).isInstanceOf(BoxState.Claimed.class);
  }

  @Test
  void another_operators_batches_are_not_found() {
    var batch = ((TakenIn) takeIn("serial,token\nBW-1," + TOKEN)).batch();
    assertThat(others.list(10, null).items()).isEmpty();
    notFound(() -> others.get(batch.id()));
    notFound(() -> others.boxes(batch.id(), 10, null));
    notFound(() -> others.labels(batch.id(), StrangeBox.CLAIM_AT));
  }

  private BatchResult takeIn(String csv) {
    return ours.takeIn(new TakeInBatch(UUID.randomUUID(), "March", csv));
  }

  private BoxLabel label(BatchResult taken) {
    return ours.labels(((TakenIn) taken).batch().id(), StrangeBox.CLAIM_AT).getFirst();
  }

  private Enrolment asOwner() {
    return neighbour(Enrolment.class, Principal.customer(owner));
  }
}
