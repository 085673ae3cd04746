package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a card behaves, decided by its number as documented at docs.stripe.com/testing. */
enum TestCard {
  SUCCEEDS(null, "4242424242424242", "4000056655665556", "5555555555554444", "378282246310005"),
  DECLINED(Decline.of("generic_decline", "Your card was declined."), "4000000000000002"),
  INSUFFICIENT_FUNDS(
      Decline.of("insufficient_funds", "Your card has insufficient funds."), "4000000000009995"),
  LOST(Decline.of("lost_card", "Your card was declined."), "4000000000009987"),
  EXPIRED(new Decline("expired_card", null, "Your card has expired."), "4000000000000069"),
  INCORRECT_CVC(
      new Decline("incorrect_cvc", null, "Your card's security code is incorrect."),
      "4000000000000127"),
  PROCESSING_ERROR(
      new Decline(
          "processing_error",
          null,
          "An error occurred while processing your card. Try again in a little bit."),
      "4000000000000119"),
  /** Attaching it to a customer works, charging it never does. */
  DECLINED_WHEN_CHARGED(
      Decline.of("generic_decline", "Your card was declined."), "4000000000000341"),
  AUTHENTICATE_UNLESS_SET_UP(null, "4000002500003155"),
  AUTHENTICATE_ALWAYS(null, "4000000000003220", "4000002760003184"),
  DISPUTED(null, "4000000000000259"),
  /** The bank asks, and no money moves. */
  INQUIRED(null, "4000000000001976"),
  /** Like Stripe's test mode: any card of the real world is declined. */
  NOT_A_TEST_CARD(
      Decline.of(
          "test_mode_live_card",
          "Your card was declined. Your request was in test mode, but used a non test card."));

  /** Why a card is not charged. */
  record Decline(String code, @Nullable String declineCode, String message) {
    static Decline of(String declineCode, String message) {
      return new Decline("card_declined", declineCode, message);
    }

    ObjectNode json() {
      var json = Json.object().put("type", "card_error").put("code", code).put("message", message);
      return declineCode == null ? json : json.put("decline_code", declineCode);
    }
  }

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

  private final @Nullable Decline decline;
  private final List<String> numbers;

  TestCard(@Nullable Decline decline, String... numbers) {
    this.decline = decline;
    this.numbers = List.of(numbers);
  }

  static TestCard of(String number) {
    for (var card : values()) {
      if (card.numbers.contains(number)) {
        return card;
      }
    }
    return NOT_A_TEST_CARD;
  }

  static @Nullable String numberOf(String readyMadeMethod) {
    return NUMBER_BY_NAME.get(readyMadeMethod);
  }

  /** Why a charge fails; null when it succeeds. */
  @Nullable Decline decline() {
    return decline;
  }

  /** Why it is refused already when it is to be attached to a customer. */
  @Nullable Decline declineOfAttaching() {
    return this == DECLINED_WHEN_CHARGED ? null : decline;
  }

  boolean asksForAuthentication(boolean customerPresent, boolean setUp) {
    return this == AUTHENTICATE_ALWAYS
        || (this == AUTHENTICATE_UNLESS_SET_UP && (customerPresent || !setUp));
  }
}
