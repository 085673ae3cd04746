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
import byway.operations.audit.api.AuditStreams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the console shows of the audit log beside its page: whether it is whole, and sent on. */
@Singleton
class AuditInConsole implements InMenu, Answerable, Check, SaysFindings {
  private static final String BROKEN = "acts-broken";
  private static final String NOT_TAKEN = "acts-not-taken";

  /** What waits longer than a receiver may be away for a moment. */
  private static final int MANY = 100;

  private final Audit audit;
  private final AuditStreams streams;

  AuditInConsole(Audit audit, AuditStreams streams) {
    this.audit = audit;
    this.streams = streams;
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
    if (!proof.isWhole()) {
      return Finding.bad(
          BROKEN,
          "the audit log was changed at entry " + proof.brokenAt(),
          AuditLogPages.HOME,
          proof.brokenAt());
    }
    return streams.list().stream()
        .filter(one -> !one.trouble().isEmpty() && one.behind() >= MANY)
        .findFirst()
        .map(
            one ->
                Finding.bad(
                    NOT_TAKEN,
                    "the audit log is not taken by "
                        + one.address()
                        + ", behind by "
                        + one.behind(),
                    StreamPages.HOME,
                    one.address(),
                    one.behind()))
        .orElseGet(Finding::good);
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
    var words = words(language);
    return switch (finding.code()) {
      case BROKEN -> Optional.of(words.actsBroken(finding.details().getFirst()));
      case NOT_TAKEN ->
          Optional.of(
              words.streamBehind(finding.details().getFirst(), finding.details().getLast()));
      default -> Optional.empty();
    };
  }
}
