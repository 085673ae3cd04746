package byway.commerce.orders.api;

import byway.commerce.payments.api.DisputeState;
import byway.kit.values.Money;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order's money after it was paid, and of its bytes.
 *
 * @param returned paid back, by us or in the processor's own dashboard
 * @param disputed asked back by the bank, whatever came of it
 * @param takenBytes taken back or withheld
 * @param owed went back, or is asked back, for bytes that had been used already
 * @param refundFailed a refund that was asked for did not reach the customer
 */
public record OrderMoney(
    Money returned,
    Money disputed,
    @Nullable DisputeState dispute,
    long takenBytes,
    Money owed,
    boolean refundFailed) {}
