package byway.operations.installation.api;

/**
 * What somebody has answered of cards.
 *
 * @param key of the card processor; empty for later
 * @param webhookSecret with which the processor signs; empty where that is to be set up by itself
 */
public record AnswerCards(String token, String key, String webhookSecret) {
  @Override
  public String toString() {
    return "AnswerCards[hidden]";
  }
}
