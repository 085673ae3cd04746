package byway.people.terms.api;

/** What is published. */
public enum TermsKind {
  /** What is agreed between a customer and the operator. */
  TERMS,
  /** What becomes of personal data; told, and noted as read. */
  PRIVACY
}
