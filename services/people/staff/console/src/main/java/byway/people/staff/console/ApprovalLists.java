package byway.people.staff.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.people.identity.api.Identity;
import byway.people.staff.api.Approval;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.GatedDeed;
import jakarta.inject.Singleton;
import java.util.Objects;

/** What was asked for, and what became of it. */
@Singleton
class ApprovalLists {
  private final Approvals approvals;
  private final Identity identity;
  private final Pages pages;

  ApprovalLists(Approvals approvals, Identity identity, Pages pages) {
    this.approvals = approvals;
    this.identity = identity;
    this.pages = pages;
  }

  Listing<Approval> all(Asked asked) {
    var words = pages.words(ApprovalMessages.class);
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.<Approval>of(asked, words.title(), approvals::list)
        .before(rows -> people.learn(rows.stream().map(Approval::askedBy)))
        .lead(words.deed(), one -> Cell.link(ApprovalPages.HOME + "/" + one.id(), deed(one)))
        .side(words.waiting(), one -> state(one, words))
        .text(
            words.askedBy(),
            one -> Cell.text(Objects.requireNonNullElse(people.name(one.askedBy()), "")))
        .time(words.askedAt(), one -> in.time(one.askedAt()));
  }

  String deed(Approval approval) {
    var words = pages.words(ApprovalMessages.class);
    var in = pages.reader();
    return switch (approval.deed()) {
      case GatedDeed.GiveData(var customer, var bytes) -> words.giveData(in.bytes(bytes));
      case GatedDeed.PayBack(var order, var price) -> words.payBack(in.money(price));
      case GatedDeed.IssueVouchers(var label, var count, var bytes, var until) ->
          words.issueVouchers(Integer.toString(count), in.bytes(bytes), label);
      case GatedDeed.Disclose(var disclosure) -> words.disclose();
      case GatedDeed.ChangeFlag(var change, var key) -> words.changeFlag(key);
    };
  }

  static Cell state(Approval approval, ApprovalMessages words) {
    return switch (approval.state()) {
      case WAITING -> Cell.badge("warn", words.waiting());
      case DECLINED -> Cell.badge("quiet", words.declined());
      case EXPIRED -> Cell.badge("quiet", words.expired());
      case APPROVED -> Cell.badge("warn", words.approved());
      case DONE -> Cell.badge("good", words.done());
      case FAILED -> Cell.badge("bad", words.failed());
    };
  }
}
