package byway.commerce.vouchers.api;

/** What has become of a voucher; expired is one that nobody used in time. */
public enum VoucherState {
  UNUSED,
  USED,
  VOID,
  EXPIRED
}
