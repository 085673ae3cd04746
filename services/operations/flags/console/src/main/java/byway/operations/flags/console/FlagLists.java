package byway.operations.flags.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagChange;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.FlagToken;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.VariantUse;
import byway.operations.flags.api.asking.AsksFlags;
import byway.people.identity.api.Identity;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lists of the pages of flags. */
@Singleton
class FlagLists {
  private final Flags flags;
  private final Identity identity;
  private final List<AsksFlags> asking;
  private final Pages pages;

  FlagLists(Flags flags, Identity identity, @All List<AsksFlags> asking, Pages pages) {
    this.flags = flags;
    this.identity = identity;
    this.asking = asking;
    this.pages = pages;
  }

  /**
   * A flag that is set, or that code asks.
   *
   * @param is none where nobody has set it
   */
  record Row(String key, String description, @Nullable FlagDefinition is, Instant changedAt) {}

  RuleWords inWords() {
    return new RuleWords(words(), pages.reader());
  }

  private FlagMessages words() {
    return pages.words(FlagMessages.class);
  }

  Listing<Row> all(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(asked, words.title(), rows(), row -> row.key() + " " + row.description())
        .lead(words.key(), row -> Cell.link(FlagPage.address(row.key()), row.key()))
        .sorted("key", Comparator.comparing(Row::key))
        .side(words.state(), this::state)
        .text(words.description(), row -> Cell.text(row.description()))
        .time(words.changed(), row -> row.is() == null ? "" : in.time(row.changedAt()))
        .sorted("changed", Comparator.comparing(Row::changedAt));
  }

  /** Whether some code asks it, whether or not anybody has set it. */
  boolean isAsked(String key) {
    return asking.stream()
        .flatMap(one -> one.asked().stream())
        .anyMatch(one -> one.key().equals(key));
  }

  private List<Row> rows() {
    var rows = new TreeMap<String, Row>();
    asking.stream()
        .flatMap(one -> one.asked().stream())
        .forEach(
            one -> rows.put(one.key(), new Row(one.key(), one.description(), null, Instant.EPOCH)));
    for (Flag flag : flags.all()) {
      var is = flag.definition();
      var asked = rows.get(flag.key());
      var description =
          is.description().isEmpty() && asked != null ? asked.description() : is.description();
      rows.put(flag.key(), new Row(flag.key(), description, is, flag.changedAt()));
    }
    return new ArrayList<>(rows.values());
  }

  private Cell state(Row row) {
    return row.is() == null ? Cell.badge("quiet", words().unset()) : state(row.is());
  }

  Cell state(FlagDefinition is) {
    if (!is.on()) {
      return Cell.badge("bad", words().off());
    }
    return is.rules().isEmpty()
        ? Cell.badge("good", words().on())
        : Cell.badge("warn", words().partly());
  }

  /** A rule and its place. */
  private record Placed(int place, FlagRule rule) {}

  Listing<?> rules(Asked asked, Flag flag) {
    var words = words();
    var all =
        IntStream.range(0, flag.definition().rules().size())
            .mapToObj(i -> new Placed(i, flag.definition().rules().get(i)))
            .toList();
    var inWords = inWords();
    return Listing.whole(asked, words.forWhom(), all, one -> "")
        .beside()
        .lead(words.rule(), one -> Cell.text(inWords.rule(one.rule())))
        .act(
            words.takeAway(),
            one ->
                Cell.act(
                    new RowAct(
                            words.takeAway(),
                            "%s/rules/%d/take-away?over=%d"
                                .formatted(
                                    FlagPage.address(flag.key()), one.place(), flag.version()),
                            words.takeAwayWhy())
                        .calling("flags.change")));
  }

  Listing<FlagChange> history(Asked asked, String key) {
    var words = words();
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    var inWords = inWords();
    return Listing.<FlagChange>of(
            asked, words.history(), (limit, cursor) -> flags.history(key, limit, cursor))
        .before(all -> people.learn(all.stream().map(FlagChange::by)))
        .lead(words.what(), one -> Cell.text(inWords.flag(one.after())))
        .time(words.when(), one -> in.time(one.at()))
        .text(words.who(), one -> Cell.text(who(one, people)))
        .text(pages.words(StaffMessages.class).reason(), one -> Cell.text(one.reason()));
  }

  private String who(FlagChange change, PeopleNames people) {
    var by = change.by();
    return by == null ? words().platform() : Objects.requireNonNullElse(people.name(by), "");
  }

  Listing<VariantUse> uses(Asked asked, String key) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(asked, words.uses(), flags.uses(key), VariantUse::variant)
        .beside()
        .lead(words.variant(), one -> Cell.text(one.variant()))
        .number(words.times(), one -> in.number(one.times()));
  }

  Listing<Segment> segments(Asked asked) {
    var words = words();
    return Listing.whole(asked, words.segments(), flags.segments(), Segment::name)
        .lead(words.segment(), one -> Cell.text(one.name()))
        .sorted("name", Comparator.comparing(Segment::name))
        .text(words.conditions(), one -> Cell.code(TypedRules.of(one.constraints())))
        .text(words.description(), one -> Cell.text(one.description()));
  }

  Listing<FlagToken> tokens(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(asked, words.tokens(), flags.tokens(), FlagToken::name)
        .lead(words.token(), one -> Cell.text(one.name()))
        .time(words.made(), one -> in.time(one.madeAt()))
        .act(
            words.revoke(),
            one ->
                Cell.act(
                    new RowAct(
                            words.revoke(),
                            FlagTokenPages.HOME + "/" + one.id() + "/revoke",
                            words.revokeWhy(one.name()))
                        .calling("flags.revokeToken")));
  }
}
