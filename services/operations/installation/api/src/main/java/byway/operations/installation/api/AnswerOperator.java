package byway.operations.installation.api;

/** What somebody has answered of the operator. */
public record AnswerOperator(String token, OperatorAnswer operator) {
  @Override
  public String toString() {
    return "AnswerOperator[" + operator + "]";
  }
}
