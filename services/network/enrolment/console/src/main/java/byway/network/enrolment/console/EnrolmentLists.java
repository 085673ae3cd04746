package byway.network.enrolment.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.network.enrolment.api.Batch;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.EnrolmentBatches;
import byway.network.enrolment.api.ExpectedBox;
import byway.network.enrolment.api.WaitingBox;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/** Boxes and batches. */
@Singleton
class EnrolmentLists {
  private final Enrolment enrolment;
  private final EnrolmentBatches batches;
  private final Identity identity;
  private final Pages pages;

  EnrolmentLists(Enrolment enrolment, EnrolmentBatches batches, Identity identity, Pages pages) {
    this.enrolment = enrolment;
    this.batches = batches;
    this.identity = identity;
    this.pages = pages;
  }

  Listing<WaitingBox> waiting(Asked asked) {
    var words = pages.words(EnrolmentMessages.class);
    var in = pages.reader();
    return Listing.of(asked, words.waiting(), enrolment::waiting)
        .lead(pages.words(StaffMessages.class).serial(), one -> Cell.code(one.serial()))
        .side(
            words.announced(),
            one -> one.expected() ? Cell.badge("good", words.announcedYes()) : Cell.NONE)
        .text(words.model(), one -> Cell.text(one.model()))
        .quiet(words.keyMark(), one -> Cell.code(one.keyMark()))
        .quiet(words.from(), one -> Cell.code(one.from()))
        .time(words.since(), one -> in.time(one.askedAt()))
        .act(words.claim(), one -> claim(one, words))
        .act(words.dismiss(), one -> dismiss(one, words));
  }

  private static Cell claim(WaitingBox one, EnrolmentMessages words) {
    var address = EnrolmentPages.HOME + "/boxes/" + one.id() + "/claim";
    return Cell.act(RowAct.harmless(words.claim(), address, words.whyClaim(one.serial())));
  }

  private static Cell dismiss(WaitingBox one, EnrolmentMessages words) {
    var address = EnrolmentPages.HOME + "/boxes/" + one.id() + "/dismiss";
    return Cell.act(new RowAct(words.dismiss(), address, words.whyDismiss(one.serial())));
  }

  Listing<Batch> batches(Asked asked) {
    var words = pages.words(EnrolmentMessages.class);
    var in = pages.reader();
    return Listing.of(asked, words.batches(), batches::list)
        .lead(
            words.batch(),
            one -> Cell.link(EnrolmentPages.HOME + "/batches/" + one.id(), one.label()))
        .number(words.boxes(), one -> in.number(one.count()))
        .number(words.claimed(), one -> in.number(one.claimed()))
        .number(words.come(), one -> in.number(one.come()))
        .time(words.takenIn(), one -> in.time(one.takenInAt()));
  }

  Listing<ExpectedBox> inBatch(UUID batch, Asked asked) {
    var words = pages.words(EnrolmentMessages.class);
    var people = PeopleNames.of(identity);
    return Listing.<ExpectedBox>of(
            asked, words.boxes(), (limit, cursor) -> batches.boxes(batch, limit, cursor))
        .before(rows -> people.learn(rows.stream().map(ExpectedBox::ownerId)))
        .lead(pages.words(StaffMessages.class).serial(), one -> Cell.code(one.serial()))
        .side(words.claimed(), one -> state(one, words))
        .text(pages.words(StaffMessages.class).name(), one -> Cell.text(one.name()))
        .text(words.owner(), one -> owner(one, people))
        .quiet(words.order(), one -> Cell.text(one.order()));
  }

  private static Cell state(ExpectedBox one, EnrolmentMessages words) {
    return one.claimed() && one.boxId() != null
        ? Cell.badge("good", words.inUse())
        : one.claimed()
            ? Cell.badge("quiet", words.claimedAhead())
            : Cell.badge("warn", words.nobodys());
  }

  private Cell owner(ExpectedBox one, PeopleNames people) {
    var owner = one.ownerId();
    return owner == null
        ? Cell.NONE
        : Cell.link(
            ConsoleFrame.HOME + "/customers/" + owner,
            Objects.requireNonNullElse(
                people.name(owner), pages.words(StaffMessages.class).customer()));
  }
}
