package byway.charging.balances.api;

/** Why bytes were granted. */
public enum GrantReason {
  PURCHASE,
  GUEST_BONUS,
  OWNER_BONUS,
  VOUCHER,
  ADJUSTMENT
}
