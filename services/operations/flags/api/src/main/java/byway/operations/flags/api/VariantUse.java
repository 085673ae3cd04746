package byway.operations.flags.api;

/**
 * How often one thing was answered.
 *
 * @param variant its name; {@code on} and {@code off} of a flag without
 */
public record VariantUse(String variant, long times) {}
