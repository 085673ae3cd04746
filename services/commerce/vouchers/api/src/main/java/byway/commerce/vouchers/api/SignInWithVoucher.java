package byway.commerce.vouchers.api;

/**
 * A code as the only proof.
 *
 * @param device who is guessing, such as a MAC address; 1 to 100 characters
 */
public record SignInWithVoucher(String code, String device) {}
