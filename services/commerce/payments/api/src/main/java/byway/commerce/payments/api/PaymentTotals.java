package byway.commerce.payments.api;

import java.util.Map;

/** Per currency, in its minor unit. */
public record PaymentTotals(Map<String, Long> capturedMinor, Map<String, Long> refundedMinor) {}
