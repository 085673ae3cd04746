package byway.people.staff.api;

import org.jspecify.annotations.Nullable;

/**
 * The most that one of the staff does alone.
 *
 * @param grantBytes given to a customer at a time; none where there is no limit
 * @param refundMinor price of an order that is paid back, in the smallest units of the operator's
 *     currency; none where there is no limit
 * @param voucherBytes of all vouchers of a batch together; none where there is no limit
 */
public record ApprovalLimits(
    @Nullable Long grantBytes, @Nullable Long refundMinor, @Nullable Long voucherBytes) {
  public static final ApprovalLimits NONE = new ApprovalLimits(null, null, null);

  /** The code of the refusal of what is beyond them. */
  public static final String NEEDED = "approval_needed";

  public boolean needGrant(long bytes) {
    return grantBytes != null && bytes > grantBytes;
  }

  public boolean needRefund(long minor) {
    return refundMinor != null && minor > refundMinor;
  }

  public boolean needVouchers(long bytes) {
    return voucherBytes != null && bytes > voucherBytes;
  }
}
