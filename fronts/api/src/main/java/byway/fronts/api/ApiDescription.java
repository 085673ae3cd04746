package byway.fronts.api;

/** Names within the API's description, whose head stands at the package. */
final class ApiDescription {
  static final String BEARER = "token";
  static final String REFUSED = "Refused";
  static final String TOO_OFTEN = "TooOften";
  static final String BROKEN = "Broken";
  static final String UNAUTHENTICATED = "Unauthenticated";

  private ApiDescription() {}
}
