package byway.people.staff.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of what two decide beside its pages. */
@Singleton
class ApprovalsInConsole implements InMenu, SaysDone {
  private static ApprovalMessages words(Locale language) {
    return Languages.words(ApprovalMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var title = words(language).title();
    return List.of(new MenuEntry(Group.PEOPLE, 70, ApprovalPages.HOME, title, "approvals.list"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        TwoOfStaff.ASKED, words.asked(),
        ApprovalPages.APPROVE, words.isApproved(),
        ApprovalPages.DECLINE, words.isDeclined(),
        ApprovalPages.LIMITS, words.limitsKept());
  }
}
