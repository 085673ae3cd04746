package byway.operations.certificates.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of certificates beside their page. */
@Singleton
class CertificatesInConsole implements InMenu, SaysDone {
  private static CertificateMessages words(Locale language) {
    return Languages.words(CertificateMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 90, CertificatePages.HOME, words(language).title(), "certificates.list"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of("certificate.ask", words(language).asked());
  }
}
