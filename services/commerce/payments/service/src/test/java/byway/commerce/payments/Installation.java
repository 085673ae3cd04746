package byway.commerce.payments;

import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.ProcessorMessage;
import byway.commerce.payments.api.StartPayment;
import byway.kit.context.Context;
import byway.kit.platform.Keys;
import byway.kit.settings.Settings;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import com.stripe.StripeClient;
import com.stripe.net.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The service with its processor, for one operator and one customer. */
final class Installation implements AutoCloseable {
  private static final String SECRET = "a secret of these tests, long enough";
  static final Money PRICE = new Money(999, "EUR");

  final UUID tenant = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();
  final Guest guest = new Guest();
  final Mailbox mailbox = new Mailbox();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final CardProcessor processor;
  final PaymentsEndpoint payments;
  final CardAccountsEndpoint accounts;
  private final Tasks tasks;
  private final TasksByHand hands;
  private final Supplier<MissedMessages> missed;
  private final PaymentsListener listener;
  private final TestInfrastructure infrastructure;
  private final PaymentsStore store;

  Installation(TestInfrastructure infrastructure, PaymentsStore store, int retries) {
    this.infrastructure = infrastructure;
    this.store = store;
    this.processor =
        CardProcessor.start(
            CardProcessorSettings.defaults()
                .withClock(infrastructure.clock)
                .withWebhook(mailbox.address(), "whsec_of_a_test"));
    var settings =
        Settings.read(
            Map.of(
                "BYWAY_STRIPE_API", processor.apiBase(),
                "BYWAY_STRIPE_KEY", processor.apiKey(),
                "BYWAY_STRIPE_WEBHOOK_SECRET", processor.webhookSecret()));
    var keys = new AccountKeys(store, settings, new Keys(SECRET));
    var line = new Processor(keys, infrastructure.clock, metrics, retries);
    var cards = new ProcessorCards(store, line, keys, infrastructure.clock);
    var requests = new ProcessorPayments(line);
    this.tasks = new Tasks(infrastructure.clock);
    var paymentTasks = new PaymentTasks(tasks, infrastructure.clock);
    var transitions = new PaymentTransitions(store, paymentTasks, infrastructure.clock, metrics);
    var moved = new ProcessorMoved(line);
    var aftermath = new Aftermath(store, moved, paymentTasks, infrastructure.clock, metrics);
    var ask =
        new StartPayments(
            store,
            keys,
            requests,
            cards,
            transitions,
            aftermath,
            paymentTasks,
            infrastructure.clock);
    var payBack =
        new PayBack(store, requests, aftermath, paymentTasks, infrastructure.clock, metrics);
    var webhooks =
        new Webhooks(store, keys, requests, transitions, aftermath, infrastructure.clock, metrics);
    this.missed =
        () ->
            new MissedMessages(store, moved, webhooks, keys, tasks, infrastructure.clock, metrics);
    this.accounts =
        new CardAccountsEndpoint(
            store,
            keys,
            new TryKey(line),
            new RegisterWebhook(keys, line),
            missed.get(),
            infrastructure.clock,
            infrastructure.ids);
    this.listener = new PaymentsListener(store, cards);
    this.payments = new PaymentsEndpoint(store, ask, payBack, webhooks, cards);
    this.hands =
        new TasksByHand(
            infrastructure.clock, new OpenPayments(store, ask, payBack, webhooks, paymentTasks));
  }

  /** Each time by another process, which remembers nothing. */
  void askForMissed() {
    var process = new TasksByHand(infrastructure.clock, missed.get());
    infrastructure.clock.advance(Duration.ofMinutes(10));
    Assertions.assertThat(process.doDue()).isOne();
  }

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  void doDue() {
    hands.doDue();
  }

  StartPayment wish() {
    return wish(false, null);
  }

  StartPayment wish(boolean saveCard, @Nullable String savedCard) {
    return new StartPayment(
        infrastructure.ids.next(),
        customer,
        PRICE,
        "One",
        "http://portal.example/paid",
        "http://portal.example/packs",
        saveCard,
        savedCard);
  }

  Payment start(StartPayment wish) {
    return as(() -> payments.start(wish));
  }

  /** Starts a payment on the page and answers the page's address. */
  String page(StartPayment wish) {
    var url = start(wish).pageUrl();
    Assertions.assertThat(url).startsWith(processor.apiBase());
    return String.valueOf(url);
  }

  Payment get(UUID order) {
    return as(() -> payments.get(order));
  }

  /** Hands a message over as the front does: for no tenant. */
  void tell(ProcessorMessage message) {
    Context.platform().run(() -> payments.stripe(message));
  }

  /** A message of this text with a true signature. */
  ProcessorMessage signed(String body) {
    return signed(body, processor.webhookSecret());
  }

  ProcessorMessage signed(String body, String secret) {
    try {
      long at = infrastructure.clock.instant().getEpochSecond();
      var signature = Webhook.Util.computeHmacSha256(secret, at + "." + body);
      return new ProcessorMessage(body, "t=" + at + ",v1=" + signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pays on the page and hands the message on. */
  StartPayment paid(String card, boolean saveCard) {
    var wish = wish(saveCard, null);
    guest.pay(page(wish), card);
    tell(mailbox.next("checkout.session.completed"));
    return wish;
  }

  void hear(Record fact) {
    infrastructure.deliver(tenant, fact, listener);
  }

  List<Record> published(Class<?>... types) {
    return infrastructure.published(store, types);
  }

  StripeClient stripe() {
    return StripeClient.builder()
        .setApiKey(processor.apiKey())
        .setApiBase(processor.apiBase())
        .build();
  }

  double counted(String name, String tag, String value) {
    return metrics.counter(name, tag, value).count();
  }

  /** What became of so many of the processor's messages. */
  double told(String outcome) {
    return metrics.counter("byway_incoming_total", "source", "stripe", "outcome", outcome).count();
  }

  static void assertRefused(String code, ThrowingCallable call) {
    Assertions.assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> Assertions.assertThat(refusal.code()).isEqualTo(code));
  }

  @Override
  public void close() {
    int unusedErased = as(() -> store.<Integer>write(tasks::erase));
    guest.close();
    processor.close();
    mailbox.close();
    var unused = published();
  }
}
