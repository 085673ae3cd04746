package byway.charging.rewards.api;

import java.time.LocalDate;

/**
 * How often something was given, or a bound was reached, on one day (UTC).
 *
 * @param what {@code first:operator} and {@code welcome:operator} for what was given; {@code
 *     first:…-full}, {@code welcome:…-full}, {@code first:client}, {@code welcome:client} and
 *     {@code owner:…} for what was held back, and why
 */
public record RewardTally(LocalDate day, String what, int count) {}
