package byway.charging.usage.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a carrier billed for the lines of hotspots. A row that is told again replaces what was told
 * before, as carriers correct themselves.
 *
 * @param carrier its name, 1 to 40 of a-z, 0-9 and -
 * @param rows 1 to 1,000, each hotspot and day once
 */
public record CarrierFeed(String carrier, List<Row> rows) {
  /**
   * One line on one day.
   *
   * @param day the carrier's, whose clock may begin it at another hour than UTC does
   * @param bytes both ways
   */
  public record Row(UUID deviceId, LocalDate day, long bytes) {}
}
