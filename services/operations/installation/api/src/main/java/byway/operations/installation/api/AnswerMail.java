package byway.operations.installation.api;

/**
 * What somebody has answered of mail.
 *
 * @param password of the mail server; empty for the one that was given before, or none
 */
public record AnswerMail(String token, MailAnswer mail, String password) {
  @Override
  public String toString() {
    return "AnswerMail[hidden]";
  }
}
