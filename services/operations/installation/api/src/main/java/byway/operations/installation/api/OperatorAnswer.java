package byway.operations.installation.api;

/**
 * What the operator is.
 *
 * @param slug its short name
 * @param currency ISO 4217
 * @param timeZone of the IANA; empty for UTC
 * @param country ISO 3166-1; empty for none
 */
public record OperatorAnswer(
    String name, String slug, String currency, String timeZone, String country) {}
