package byway.apps.opening;

import java.util.function.Consumer;

/** The operator's books, against what was really used. */
final class Books {
  private final Server server;
  private final Consumer<String> say;

  Books(Server server, Consumer<String> say) {
    this.server = server;
    this.say = say;
  }

  void areExact(long used) {
    var books = server.ask("/internal/balances/books");
    WrongFigure.unless(books.get("problems").isEmpty(), "the books are wrong: %s", books);
    say.accept(
        "The books are proven: %d postings rebuild all %d balances; %,d bytes were used."
            .formatted(books.get("postings").asLong(), books.get("accounts").asLong(), used));
  }
}
