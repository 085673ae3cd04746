package byway.fronts.console;

import byway.fronts.web.console.Answers;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** How many messages could not be delivered; nobody knows where the broker is away. */
@Singleton
class LettersCard implements OverviewCard {
  private final TenantLetters letters;

  LettersCard(TenantLetters letters) {
    this.letters = letters;
  }

  @Override
  public List<Card> cards(Locale language, ForReader in) {
    var words = Languages.words(ConsoleMessages.class, language);
    var count = Answers.maybe(letters::count);
    if (count == null) {
      var away = Languages.words(CheckMessages.class, language).brokerAway();
      return List.of(
          new Card(words.deadLetters(), 40, List.of(words.notKnown()), "", away, "warn", null));
    }
    boolean isGood = count == 0;
    return List.of(
        new Card(
            words.deadLetters(),
            40,
            List.of(in.number(count)),
            "",
            isGood ? words.allDelivered() : "",
            isGood ? "" : "bad",
            isGood ? null : Cell.link(DeadLetterPages.HOME, words.lookAtThem())));
  }
}
