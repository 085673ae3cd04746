package byway.charging.balances.console;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Books;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whether the operator's balances can be rebuilt from their postings, and how much they tell. */
@Singleton
class BooksInConsole implements OverviewCard, Answerable, Check, SaysFindings {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final String DIFFER = "books-differ";

  private final Balances balances;

  BooksInConsole(Balances balances) {
    this.balances = balances;
  }

  private static BalanceMessages words(Locale language) {
    return Languages.words(BalanceMessages.class, language);
  }

  @Override
  public List<Card> cards(Locale language, ForReader in) {
    var books = balances.books();
    return List.of(proof(books, words(language), in), data(books, language, in));
  }

  private static Card proof(Books books, BalanceMessages words, ForReader in) {
    return new Card(
        words.books(),
        0,
        List.of(books.isProven() ? words.proven() : words.problems(books.problems().size())),
        "",
        told(books, words, in),
        books.isProven() ? "good" : "bad",
        Cell.link(ConsoleFrame.HOME + "/reconciliation", words.compared()));
  }

  private static Card data(Books books, Locale language, ForReader in) {
    var text =
        words(language).dataText(in.bytes(books.grantedBytes()), in.bytes(books.reservedBytes()));
    var title = Languages.words(StaffMessages.class, language).data();
    return new Card(title, 30, List.of(in.bytes(books.consumedBytes())), "", text);
  }

  private static String told(Books books, BalanceMessages words, ForReader in) {
    return books.isProven()
        ? words.booksText(in.number(books.accounts()), in.number(books.postings()))
        : String.join(" ", books.problems());
  }

  @Override
  public String part() {
    return "balances";
  }

  @Override
  public Object ask() {
    return balances.balance(NOBODY);
  }

  @Override
  public String name() {
    return "books";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    int problems = balances.books().problems().size();
    return problems == 0
        ? Finding.good()
        : Finding.bad(DIFFER, "the books have problems: " + problems, ConsoleFrame.HOME, problems);
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).nameBooks();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(DIFFER)
        ? Optional.of(words(language).booksDiffer(finding.details().getFirst()))
        : Optional.empty();
  }
}
