package byway.operations.flags.api;

/** How a field is compared; the names are those of Unleash, whose cases they are held to. */
public enum ConstraintOperator {
  IN,
  NOT_IN,
  STR_STARTS_WITH,
  STR_ENDS_WITH,
  STR_CONTAINS,
  NUM_EQ,
  NUM_GT,
  NUM_GTE,
  NUM_LT,
  NUM_LTE,
  DATE_AFTER,
  DATE_BEFORE,
  /** Semantic Versioning 2.0.0, section 11. */
  SEMVER_EQ,
  SEMVER_GT,
  SEMVER_GTE,
  SEMVER_LT,
  SEMVER_LTE,
  /** A pattern as RE2 has them, found anywhere in the text. */
  REGEX,
  /** An address, or a range of them (RFC 4632, RFC 4291 section 2.3). */
  IN_CIDR;

  /** Whether more values than one can be meant. */
  public boolean takesMany() {
    return switch (this) {
      case IN, NOT_IN, STR_STARTS_WITH, STR_ENDS_WITH, STR_CONTAINS, IN_CIDR -> true;
      default -> false;
    };
  }
}
