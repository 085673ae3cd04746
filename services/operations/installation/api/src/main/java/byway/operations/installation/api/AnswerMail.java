package byway.operations.installation.api;

/** What somebody has answered of mail. */
public record AnswerMail(String token, MailAnswer mail) {
  @Override
  public String toString() {
    return "AnswerMail[hidden]";
  }
}
