package byway.fronts.publicapi;

/** Names within the API's description, whose head is the front's. */
public final class ApiDescription {
  public static final String BEARER = "token";
  public static final String REFUSED = "Refused";
  public static final String TOO_OFTEN = "TooOften";
  public static final String BROKEN = "Broken";
  public static final String UNAUTHENTICATED = "Unauthenticated";

  private ApiDescription() {}
}
