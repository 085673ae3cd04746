package byway.contracts.balances;

/** Why bytes were granted. */
public enum GrantReason {
  PURCHASE,
  GUEST_BONUS,
  OWNER_BONUS,
  VOUCHER,
  ADJUSTMENT
}
