package byway.people.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has beside a password.
 *
 * @param since when an app gives codes for it; none where there is none
 * @param recoveryCodes how many are left
 * @param passkeys how many there are
 * @param due whether the operator wants one of this member of staff, who has none
 */
public record SecondFactor(@Nullable Instant since, int recoveryCodes, int passkeys, boolean due) {
  public boolean isOn() {
    return since != null;
  }
}
