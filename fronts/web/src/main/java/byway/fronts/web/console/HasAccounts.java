package byway.fronts.web.console;

import java.util.Optional;
import java.util.UUID;

/** A feature with accounts that are no person's, such as that of a guest with a voucher. */
public interface HasAccounts {
  /** The address of the page about such an account; none where it is not one of these. */
  Optional<String> pageOf(UUID account);
}
