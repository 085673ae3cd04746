package byway.network.access.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs a customer in who has proven it elsewhere, such as over RADIUS; no visit is needed.
 *
 * @param aheadBytes how much to keep reserved ahead; none for the operator's usual
 * @param source the network address that this was asked from; none where it is not known
 * @param provenAt when the customer has proven it; none for now. Refused with {@code
 *     account_reclaimed} where the account has become another's since
 * @param relayed whether the proof came through the access point alone, which may have kept it;
 *     none for no
 * @param clientAddress the address of the client device at the hotspot, such as RADIUS's
 *     Framed-IP-Address; none where it is not known
 */
public record Admit(
    UUID deviceId,
    String mac,
    UUID customerId,
    @Nullable Long aheadBytes,
    @Nullable String source,
    @Nullable Instant provenAt,
    @Nullable Boolean relayed,
    @Nullable String clientAddress) {
  /**
   * From a client device whose address is not known, by who has proven it to the platform itself.
   */
  public Admit(
      UUID deviceId,
      String mac,
      UUID customerId,
      @Nullable Long aheadBytes,
      @Nullable String source,
      @Nullable Instant provenAt) {
    this(deviceId, mac, customerId, aheadBytes, source, provenAt, null, null);
  }

  /** Who has proven it now. */
  public Admit(
      UUID deviceId,
      String mac,
      UUID customerId,
      @Nullable Long aheadBytes,
      @Nullable String source) {
    this(deviceId, mac, customerId, aheadBytes, source, null);
  }

  /** From an address that is not known. */
  public Admit(UUID deviceId, String mac, UUID customerId, @Nullable Long aheadBytes) {
    this(deviceId, mac, customerId, aheadBytes, null);
  }
}
