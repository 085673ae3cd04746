package byway.people.abuse.api;

/** What is complained of. */
public enum AbuseKind {
  SPAM,
  ATTACK,
  COPYRIGHT,
  UNLAWFUL,
  OTHER
}
