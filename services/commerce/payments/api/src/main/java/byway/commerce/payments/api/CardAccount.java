package byway.commerce.payments.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which account an operator is paid.
 *
 * @param testMode whether no real money moves
 * @param account the processor's id of it; none of the installation's
 * @param name what the processor calls it
 * @param keyEnd the last four characters of the key
 * @param webhookPath where the processor tells the operator what happens
 * @param registered whether that was set up by us
 */
public record CardAccount(
    Source source,
    boolean testMode,
    @Nullable String account,
    @Nullable String name,
    @Nullable String keyEnd,
    String webhookPath,
    boolean registered,
    List<KnownSecret> secrets) {
  /** Whose account it is. */
  public enum Source {
    /** There is none: nothing is sold by card. */
    NONE,
    INSTALLATION,
    OWN
  }

  public CardAccount {
    secrets = List.copyOf(secrets);
  }
}
