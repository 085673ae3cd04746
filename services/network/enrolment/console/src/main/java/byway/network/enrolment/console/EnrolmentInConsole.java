package byway.network.enrolment.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import byway.network.enrolment.api.Enrolment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of enrolment beside its own pages. */
@Singleton
class EnrolmentInConsole implements InMenu, SaysDone, Answerable {
  private final Enrolment enrolment;

  EnrolmentInConsole(Enrolment enrolment) {
    this.enrolment = enrolment;
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var title = Languages.words(EnrolmentMessages.class, language).title();
    return List.of(new MenuEntry(Group.NOW, 35, EnrolmentPages.HOME, title, "enrolment.waiting"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = Languages.words(EnrolmentMessages.class, language);
    return Map.of(
        "box.claim", words.doneClaim(),
        "box.dismiss", words.doneDismiss(),
        "batch.take-in", words.doneTakeIn());
  }

  @Override
  public String part() {
    return "enrolment";
  }

  @Override
  public Object ask() {
    return enrolment.waiting(1, null);
  }
}
