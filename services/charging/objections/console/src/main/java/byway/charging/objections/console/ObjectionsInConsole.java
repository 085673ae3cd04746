package byway.charging.objections.console;

import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.Objections;
import byway.fronts.web.Pages;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** That guests say that it was not them, wherever staff are. */
@Singleton
class ObjectionsInConsole
    implements InMenu, SaysDone, CustomerCard, Answerable, Check, SaysFindings {
  private static final String WAITING = "objections-wait";
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final int MOST = 100;
  private static final int FEW = 5;

  private final Objections objections;
  private final ObjectionLists lists;
  private final Pages pages;
  private final InstantSource clock;

  ObjectionsInConsole(
      Objections objections, ObjectionLists lists, Pages pages, InstantSource clock) {
    this.objections = objections;
    this.lists = lists;
    this.pages = pages;
    this.clock = clock;
  }

  private static ObjectionMessages words(Locale language) {
    return Languages.words(ObjectionMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.PEOPLE, 45, ObjectionPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        "objection.accept", words.doneAccept(),
        "objection.agree", words.doneAgree(),
        "objection.refuse", words.doneRefuse());
  }

  @Override
  public ListCard of(UUID customer) {
    var words = pages.words(ObjectionMessages.class);
    var list =
        lists
            .ofCustomer(objections.of(customer), Asked.first(ObjectionPages.HOME))
            .beside()
            .rows(FEW)
            .shown();
    return new ListCard(words.title(), 60, list, words.noneOfCustomer(), null);
  }

  @Override
  public String part() {
    return "objections";
  }

  @Override
  public Object ask() {
    return objections.list(null, 1, null);
  }

  @Override
  public String name() {
    return "objections";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    var before = clock.instant().minus(PATIENCE);
    long waiting =
        objections.list(ObjectionState.OPEN, MOST, null).items().stream()
            .filter(one -> one.raisedAt().isBefore(before))
            .count();
    return waiting == 0
        ? Finding.good()
        : Finding.warn(
            WAITING, "objections wait for an answer: " + waiting, ObjectionPages.HOME, waiting);
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
    return finding.code().equals(WAITING)
        ? Optional.of(words(language).waiting(finding.details().getFirst()))
        : Optional.empty();
  }
}
