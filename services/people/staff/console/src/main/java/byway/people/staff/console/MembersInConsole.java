package byway.people.staff.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import byway.people.staff.api.Staff;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of staff beside their pages. */
@Singleton
class MembersInConsole implements InMenu, SaysDone, Answerable {
  private final Staff staff;

  MembersInConsole(Staff staff) {
    this.staff = staff;
  }

  private static MemberMessages words(Locale language) {
    return Languages.words(MemberMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var title = words(language).title();
    return List.of(new MenuEntry(Group.PEOPLE, 60, MemberPages.HOME, title, "staff.find"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        MemberPages.INVITE, words.invited(),
        MemberPages.AGAIN, words.sentAgain(),
        MemberPages.WITHDRAW, words.withdrawn(),
        MemberPages.ROLE, words.roleChanged(),
        MemberPages.REMOVE, words.removed());
  }

  @Override
  public String part() {
    return "staff";
  }

  @Override
  public Object ask() {
    return staff.invitations(1, null);
  }
}
