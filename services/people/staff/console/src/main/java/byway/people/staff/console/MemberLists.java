package byway.people.staff.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.Staff;
import byway.people.staff.api.StaffMember;
import jakarta.inject.Singleton;

/** Members, and the invitations that wait. */
@Singleton
class MemberLists {
  private final Staff staff;
  private final Pages pages;

  MemberLists(Staff staff, Pages pages) {
    this.staff = staff;
    this.pages = pages;
  }

  Listing<StaffMember> members(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.<StaffMember>heeding(
            asked, words.title(), (page, limit, cursor) -> staff.find(page.request(limit, cursor)))
        .hint("role:SUPPORT since:2026-01")
        .lead(
            pages.words(StaffMessages.class).name(),
            one -> Cell.link(MemberPages.HOME + "/" + one.personId(), one.name()))
        .sorted("name")
        .text(words.email(), one -> Cell.text(one.email()))
        .sorted("email")
        .side(words.role(), one -> Cell.badge("quiet", RoleWords.of(one.role(), words)))
        .sorted("role")
        .time(words.since(), one -> in.date(one.since()))
        .sorted("since");
  }

  Listing<Invitation> waiting() {
    var words = words();
    var in = pages.reader();
    return Listing.of(
            Asked.first(MemberPages.HOME + "/invitations"), words.waiting(), staff::invitations)
        .beside()
        .lead(words.email(), one -> Cell.text(one.email()))
        .side(words.role(), one -> Cell.badge("quiet", RoleWords.of(one.role(), words)))
        .time(words.sent(), one -> in.time(one.sentAt()))
        .time(words.goodUntil(), one -> in.time(one.expiresAt()))
        .act(words.sendAgain(), one -> act(one, words, true))
        .act(words.withdraw(), one -> act(one, words, false));
  }

  private static Cell act(Invitation one, MemberMessages words, boolean again) {
    var address = MemberPages.HOME + "/invitations/" + one.id();
    return Cell.act(
        again
            ? RowAct.harmless(
                    words.sendAgain(), address + "/again", words.reasonToSendAgain(one.email()))
                .calling("staff.sendAgain")
            : new RowAct(
                    words.withdraw(), address + "/withdraw", words.reasonToWithdraw(one.email()))
                .calling("staff.withdraw"));
  }

  private MemberMessages words() {
    return pages.words(MemberMessages.class);
  }
}
