package byway.commerce.vouchers.api;

/** Why vouchers stop being good, 1 to 200 characters. */
public record VoidVouchers(String reason) {}
