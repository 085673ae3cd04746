package byway.fronts.console;

import byway.fronts.web.Live;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitor;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.console.OverviewCard.Card;
import byway.fronts.web.console.OverviewList;
import byway.fronts.web.console.OverviewNow;
import byway.fronts.web.words.ForReader;
import byway.kit.context.InContext;
import byway.people.identity.api.SecondFactors;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Is all well? Then what features show of how they stand; one that is away shows nothing. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class OverviewPages {
  static final String HOME = ConsoleFrame.HOME;
  private static final Duration LIVE_EVERY = Duration.ofSeconds(2);

  private final List<OverviewCard> cards;
  private final List<OverviewNow> parts;
  private final List<OverviewList> lists;
  private final SecondFactors factors;
  private final VerdictsInWords verdicts;
  private final Visitors visitors;
  private final Live live;
  private final Pages pages;

  OverviewPages(
      @All List<OverviewCard> cards,
      @All List<OverviewNow> parts,
      @All List<OverviewList> lists,
      SecondFactors factors,
      VerdictsInWords verdicts,
      Visitors visitors,
      Live live,
      Pages pages) {
    this.cards = cards;
    this.parts = parts.stream().sorted(Comparator.comparingInt(OverviewNow::order)).toList();
    this.lists = lists;
    this.factors = factors;
    this.verdicts = verdicts;
    this.visitors = visitors;
    this.live = live;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance overview(
        Verdicts verdicts,
        List<Card> cards,
        List<RawString> parts,
        List<ListCard> lists,
        boolean oneFactor);

    static native TemplateInstance now(List<RawString> parts);
  }

  @GET
  public Response overview() {
    return pages.show(
        Templates.overview(
            verdicts.now(), cards(), now(visitors.current()), lists(), hasOneFactor()));
  }

  /** Who has neither a passkey nor an app is asked to set one up; nobody who cannot be asked. */
  private boolean hasOneFactor() {
    var has = Answers.maybe(() -> factors.of(visitors.staff()));
    return has != null && !has.isOn() && has.passkeys() == 0;
  }

  /** The same as it changes. */
  @GET
  @Path("/live")
  public Response live() {
    var visitor = visitors.current();
    return live.stream(LIVE_EVERY, () -> Templates.now(now(visitor)));
  }

  private List<RawString> now(Visitor visitor) {
    var in = ForReader.of(visitor.reader());
    return parts.stream()
        .map(part -> Answers.shown(() -> Pages.part(part.now(visitor.language(), in), visitor)))
        .<RawString>flatMap(Stream::ofNullable)
        .toList();
  }

  private List<Card> cards() {
    return cards.stream()
        .map(card -> Answers.shown(() -> card.cards(pages.language(), pages.reader())))
        .<List<Card>>flatMap(Stream::ofNullable)
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Card::order))
        .toList();
  }

  private List<ListCard> lists() {
    return lists.stream()
        .map(list -> Answers.shown(list::latest))
        .<ListCard>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(ListCard::order))
        .toList();
  }
}
