package byway.people.terms.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.people.terms.api.Terms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** What a customer agreed to, as a card of their page: the proof for who asks. */
@Singleton
class AgreedByCustomer implements CustomerCard {
  private final Terms terms;
  private final Pages pages;

  AgreedByCustomer(Terms terms, Pages pages) {
    this.terms = terms;
    this.pages = pages;
  }

  /** A line of it. */
  private record Line(Cell what, String language, String from, Instant at) {}

  @Override
  public ListCard of(UUID customer) {
    var words = pages.words(TermsMessages.class);
    var in = pages.reader();
    var record = terms.record(customer);
    var lines =
        Stream.concat(
                record.acceptances().stream()
                    .map(
                        one ->
                            new Line(
                                Cell.link(
                                    TermsPages.HOME + "/" + one.kind() + "/" + one.version(),
                                    TermsPages.kind(one.kind(), words)
                                        + ", "
                                        + words.version(String.valueOf(one.version()))),
                                one.language(),
                                one.source() == null ? "" : one.source(),
                                one.at())),
                record.consents().stream()
                    .map(
                        one ->
                            new Line(
                                Cell.text(
                                    one.given()
                                        ? words.marketingGiven()
                                        : words.marketingTakenBack()),
                                "",
                                one.source() == null ? "" : one.source(),
                                one.at())))
            .sorted(Comparator.comparing(Line::at).reversed())
            .toList();
    var asked = Asked.first(ConsoleFrame.HOME + "/customers/" + customer);
    var list =
        Listing.whole(asked, words.record(), lines, line -> "")
            .beside()
            .lead(words.kind(), Line::what)
            .text(words.languages(), line -> Cell.code(line.language()))
            .text(words.from(), line -> Cell.code(line.from()))
            .time(words.agreedAt(), line -> in.time(line.at()))
            .shown();
    return new ListCard(words.record(), 80, list, words.noRecord(), null);
  }
}
