package byway.outside.cards;

import byway.outside.cards.Entry.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a card behaves, decided by its number as documented at docs.stripe.com/testing. */
enum TestCard {
  SUCCEEDS,
  DECLINED("card_declined", "generic_decline", "Your card was declined."),
  INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  LOST("card_declined", "lost_card", "Your card was declined."),
  EXPIRED("expired_card", null, "Your card has expired."),
  INCORRECT_CVC("incorrect_cvc", null, "Your card's security code is incorrect."),
  PROCESSING_ERROR(
      "processing_error",
      null,
      "An error occurred while processing your card. Try again in a little bit."),
  /** Attaching it to a customer works, charging it never does. */
  DECLINED_WHEN_CHARGED("card_declined", "generic_decline", "Your card was declined."),
  AUTHENTICATE_UNLESS_SET_UP,
  AUTHENTICATE_ALWAYS,
  DISPUTED,
  /** The bank asks, and no money moves. */
  INQUIRED,
  /** Like Stripe's test mode: any card of the real world is declined. */
  NOT_A_TEST_CARD(
      "card_declined",
      "test_mode_live_card",
      "Your card was declined. Your request was in test mode, but used a non test card.");

  private static final Map<String, TestCard> BY_NUMBER =
      Map.ofEntries(
          Map.entry("4242424242424242", SUCCEEDS),
          Map.entry("4000056655665556", SUCCEEDS),
          Map.entry("5555555555554444", SUCCEEDS),
          Map.entry("378282246310005", SUCCEEDS),
          Map.entry("4000000000000002", DECLINED),
          Map.entry("4000000000009995", INSUFFICIENT_FUNDS),
          Map.entry("4000000000009987", LOST),
          Map.entry("4000000000000069", EXPIRED),
          Map.entry("4000000000000127", INCORRECT_CVC),
          Map.entry("4000000000000119", PROCESSING_ERROR),
          Map.entry("4000000000000341", DECLINED_WHEN_CHARGED),
          Map.entry("4000002500003155", AUTHENTICATE_UNLESS_SET_UP),
          Map.entry("4000000000003220", AUTHENTICATE_ALWAYS),
          Map.entry("4000002760003184", AUTHENTICATE_ALWAYS),
          Map.entry("4000000000000259", DISPUTED),
          Map.entry("4000000000001976", INQUIRED));

  /** Stripe's ready-made payment methods for tests without a page. */
  private static final Map<String, String> NUMBER_BY_NAME =
      Map.ofEntries(
          Map.entry("pm_card_visa", "4242424242424242"),
          Map.entry("pm_card_mastercard", "5555555555554444"),
          Map.entry("pm_card_chargeDeclined", "4000000000000002"),
          Map.entry("pm_card_visa_chargeDeclined", "4000000000000002"),
          Map.entry("pm_card_chargeDeclinedInsufficientFunds", "4000000000009995"),
          Map.entry("pm_card_chargeCustomerFail", "4000000000000341"),
          Map.entry("pm_card_authenticationRequiredOnSetup", "4000002500003155"),
          Map.entry("pm_card_threeDSecure2Required", "4000000000003220"),
          Map.entry("pm_card_authenticationRequired", "4000002760003184"),
          Map.entry("pm_card_createDispute", "4000000000000259"),
          Map.entry("pm_card_createDisputeInquiry", "4000000000001976"));

  private final String code;
  private final @Nullable String declineCode;
  private final String message;

  TestCard() {
    this("", null, "");
  }

  TestCard(String code, @Nullable String declineCode, String message) {
    this.code = code;
    this.declineCode = declineCode;
    this.message = message;
  }

  static TestCard of(String number) {
    return BY_NUMBER.getOrDefault(number, NOT_A_TEST_CARD);
  }

  static @Nullable String numberOf(String readyMadeMethod) {
    return NUMBER_BY_NAME.get(readyMadeMethod);
  }

  /** Why a charge fails; null when it succeeds. */
  @Nullable Problem decline() {
    return code.isEmpty() ? null : new Problem(code, declineCode, message);
  }

  /** Refused already when the card is to be attached to a customer. */
  boolean refusesAttaching() {
    return !code.isEmpty() && this != DECLINED_WHEN_CHARGED;
  }

  boolean asksForAuthentication(boolean customerPresent, boolean setUp) {
    return this == AUTHENTICATE_ALWAYS
        || (this == AUTHENTICATE_UNLESS_SET_UP && (customerPresent || !setUp));
  }
}
