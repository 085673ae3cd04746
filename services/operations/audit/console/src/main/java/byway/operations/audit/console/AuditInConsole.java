package byway.operations.audit.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.operations.audit.api.Audit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the console shows of the audit log beside its page, above all whether it is whole. */
@Singleton
class AuditInConsole implements InMenu, Answerable, Check, SaysFindings {
  private static final String BROKEN = "acts-broken";

  private final Audit audit;

  AuditInConsole(Audit audit) {
    this.audit = audit;
  }

  private static AuditMessages words(Locale language) {
    return Languages.words(AuditMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(Group.SYSTEM, 50, AuditLogPages.HOME, words(language).title(), "audit.list"));
  }

  @Override
  public String part() {
    return "audit";
  }

  @Override
  public Object ask() {
    return audit.list(1, null);
  }

  @Override
  public String name() {
    return "acts";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    var proof = audit.prove();
    return proof.isWhole()
        ? Finding.good()
        : Finding.bad(
            BROKEN,
            "the audit log was changed at entry " + proof.brokenAt(),
            AuditLogPages.HOME,
            proof.brokenAt());
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).title();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(BROKEN)
        ? Optional.of(words(language).actsBroken(finding.details().getFirst()))
        : Optional.empty();
  }
}
