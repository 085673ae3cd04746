package byway.operations.installation.api;

/** What somebody has answered of cards. */
public record AnswerCards(String token, CardsAnswer cards) {
  @Override
  public String toString() {
    return "AnswerCards[hidden]";
  }
}
