package byway.commerce.payments;

import byway.commerce.payments.AccountKeys.Paid;
import byway.commerce.payments.ProcessorPayments.Charged;
import byway.commerce.payments.api.Acceptance;
import byway.commerce.payments.api.CardMoney;
import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.StartPayment;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Asks for the money of an order: notes it first, then asks the processor, then notes the answer. A
 * failure at any point loses nothing: the same again goes on from there.
 */
@Singleton
final class StartPayments {
  /** A page at the processor lives 24 hours; one that nobody was ever shown is over after that. */
  private static final Duration PAGE_LIVES = Duration.ofHours(25);

  /** A saved card is not charged any later than this after its holder said so. */
  private static final Duration CARD_WAITS = Duration.ofHours(1);

  private static final String NO_SUCH_CARD = "no_such_card";
  private static final String REFUSED = "refused_by_processor";
  private static final int LONGEST_TEXT = 2_048;

  private final PaymentsStore store;
  private final AccountKeys accounts;
  private final ProcessorPayments payments;
  private final ProcessorCards cards;
  private final PaymentTransitions transitions;
  private final Aftermath aftermath;
  private final PaymentTasks tasks;
  private final InstantSource clock;

  StartPayments(
      PaymentsStore store,
      AccountKeys accounts,
      ProcessorPayments payments,
      ProcessorCards cards,
      PaymentTransitions transitions,
      Aftermath aftermath,
      PaymentTasks tasks,
      InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.payments = payments;
    this.cards = cards;
    this.transitions = transitions;
    this.aftermath = aftermath;
    this.tasks = tasks;
    this.clock = clock;
  }

  Acceptance acceptance() {
    var paid = accounts.current();
    return new Acceptance(paid.isPresent(), paid.filter(Paid::isTest).isPresent());
  }

  Payment by(StartPayment command) {
    check(command);
    CardMoney.require(command.amount());
    var account = accounts.require().accountId();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var payment =
        store.write(
            tx -> {
              if (OrderPayments.add(tx, Context.tenantId(), command, account, now)) {
                tasks.begun(tx, command.orderId());
              }
              return OrderPayments.find(tx, command.orderId()).orElseThrow();
            });
    if (!payment.isAskedBy(command)) {
      throw Refusal.conflict("key_reused", "this order's payment is for something else");
    }
    return answer(ask(payment));
  }

  private OrderPayment ask(OrderPayment payment) {
    if (!payment.isPending() || payment.sessionId() != null || payment.intentId() != null) {
      return payment;
    }
    var card = payment.asked().savedCard();
    try {
      return card == null ? openPage(payment) : charge(payment, card);
    } catch (Refusal refusal) {
      if (refusal.code().equals(Processor.REFUSED)) {
        // The same again would be refused again: this payment is over.
        return transitions.apply(payment.orderId(), new PaymentOutcome.Failed(REFUSED));
      }
      throw refusal;
    }
  }

  private OrderPayment openPage(OrderPayment payment) {
    var customer =
        payment.asked().saveCard()
            ? cards.findOrCreate(payment.accountId(), payment.customerId())
            : null;
    var page = payments.openPage(Context.tenantId(), payment, customer);
    return store.write(
        tx -> {
          OrderPayments.hasPage(tx, payment.orderId(), page.sessionId(), page.url());
          return OrderPayments.find(tx, payment.orderId()).orElseThrow();
        });
  }

  private OrderPayment charge(OrderPayment payment, String card) {
    var id = payment.orderId();
    var customer = cards.find(payment.accountId(), payment.customerId());
    var charged =
        customer.isEmpty()
            ? new Charged.NoSuchCard()
            : payments.charge(Context.tenantId(), payment, customer.get(), card);
    return switch (charged) {
      case Charged.Taken(var intentId, var outcome) -> {
        store.change(tx -> OrderPayments.hasIntent(tx, id, intentId));
        yield transitions.apply(id, outcome);
      }
      case Charged.NeedsCustomer() -> openPage(payment);
      case Charged.Declined(var code) -> transitions.apply(id, new PaymentOutcome.Failed(code));
      case Charged.NoSuchCard() -> transitions.apply(id, new PaymentOutcome.Failed(NO_SUCH_CARD));
    };
  }

  /** A saved card that failed is a refusal each time; a page that ran out is a state to look at. */
  private static Payment answer(OrderPayment payment) {
    if (payment.state() == PaymentState.FAILED && REFUSED.equals(payment.failureCode())) {
      throw Refusal.conflict("payment_refused", "the card processor does not take this payment");
    }
    if (payment.state() == PaymentState.FAILED && payment.asked().savedCard() != null) {
      throw NO_SUCH_CARD.equals(payment.failureCode())
          ? Refusal.notFound("the card")
          : Processor.declined();
    }
    return payment.payment();
  }

  /** Asks the processor what became of it, and goes on where an answer of it was lost. */
  OrderPayment refresh(UUID orderId) {
    var payment =
        store
            .read(tx -> OrderPayments.find(tx, orderId))
            .orElseThrow(() -> Refusal.notFound("the payment"));
    var now = payment.isPending() ? lookInto(payment) : payment;
    return now.isCaptured() ? aftermath.look(orderId) : now;
  }

  private OrderPayment lookInto(OrderPayment payment) {
    var session = payment.sessionId();
    if (session != null) {
      return transitions.apply(payment.orderId(), payments.session(payment.accountId(), session));
    }
    var intent = payment.intentId();
    if (intent != null) {
      var outcome = ProcessorPayments.outcome(payments.intent(payment.accountId(), intent));
      return transitions.apply(payment.orderId(), outcome);
    }
    if (payment.asked().savedCard() == null) {
      return isOlder(payment, PAGE_LIVES)
          ? transitions.apply(payment.orderId(), new PaymentOutcome.Expired())
          : payment;
    }
    return isOlder(payment, CARD_WAITS)
        ? transitions.apply(payment.orderId(), lookForCharge(payment))
        : ask(payment);
  }

  private PaymentOutcome lookForCharge(OrderPayment payment) {
    return cards
        .find(payment.accountId(), payment.customerId())
        .flatMap(customer -> payments.findCharge(payment, customer))
        .map(ProcessorPayments::outcome)
        .orElseGet(PaymentOutcome.Expired::new);
  }

  private boolean isOlder(OrderPayment payment, Duration age) {
    return payment.askedAt().plus(age).isBefore(clock.instant());
  }

  private static void check(StartPayment command) {
    if (!command.amount().isPositive()) {
      throw Refusal.invalid("amount_invalid", "a payment is of more than nothing");
    }
    for (String text :
        new String[] {command.description(), command.returnUrl(), command.cancelUrl()}) {
      if (text.isBlank() || !isText(text)) {
        throw Refusal.invalid(
            "payment_invalid", "description and addresses have 1 to 2048 characters");
      }
    }
    if (command.savedCard() != null && !isText(command.savedCard())) {
      throw Refusal.invalid("payment_invalid", "this is the name of no card");
    }
  }

  /** The database keeps no zero byte. */
  private static boolean isText(String given) {
    return given.length() <= LONGEST_TEXT && given.indexOf('\0') < 0;
  }
}
