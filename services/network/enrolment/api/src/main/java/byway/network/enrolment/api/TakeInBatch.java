package byway.network.enrolment.api;

import java.util.UUID;

/**
 * A list of boxes.
 *
 * @param label by which people know it
 * @param csv its first line names the columns: {@code serial}; {@code token} (that the manufacturer
 *     has put into the box) or {@code key} (the box's public key, in base64url); and where wanted
 *     {@code name}, {@code owner} (a customer's id or mail address) and {@code order}
 */
public record TakeInBatch(UUID id, String label, String csv) {
  public static final int MOST_BOXES = 1_000;
  public static final int MOST_CHARACTERS = 400_000;
}
