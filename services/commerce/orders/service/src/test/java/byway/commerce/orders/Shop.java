package byway.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Withdrawn;
import byway.charging.balances.testing.KeptBalances;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.testing.OfferedPacks;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.orders.api.PlacedOrder;
import byway.commerce.orders.api.RefundOrder;
import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.ListRequest;
import byway.kit.values.Money;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The service beside recorders of those it calls, for one operator and one customer. */
final class Shop implements AutoCloseable {
  final UUID tenant = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();
  final UUID pack = UUID.randomUUID();
  final OfferedPacks catalog = new OfferedPacks();
  final RecordedPayments payments = new RecordedPayments();
  final KeptBalances balances = new KeptBalances();
  final Interrupted<Balances> granting = new Interrupted<>(Balances.class, balances);
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final OrdersEndpoint orders;
  private final OrdersListener listener;
  private final Tasks tasks;
  private final TasksByHand hands;
  private final TestInfrastructure infrastructure;
  private final OrdersStore store;

  final SetLimits limits = new SetLimits();

  Shop(TestInfrastructure infrastructure, OrdersStore store) {
    this.infrastructure = infrastructure;
    this.store = store;
    this.tasks = new Tasks(infrastructure.clock);
    var orderTasks = new OrderTasks(tasks, infrastructure.clock);
    var reckoning =
        new Reckoning(store, granting.calls(), payments, orderTasks, infrastructure.clock);
    var refunds = new RefundWhatIsLeft(store, granting.calls(), payments, reckoning, orderTasks);
    var fulfilment = new Fulfilment(store, granting.calls(), reckoning);
    var news = new PaymentNews(orderTasks);
    var awaited = new AwaitedPayments(store, payments, news, infrastructure.clock, metrics);
    this.orders =
        new OrdersEndpoint(
            store,
            catalog,
            payments,
            refunds,
            new RefundAlone(() -> limits),
            awaited,
            orderTasks,
            infrastructure.clock);
    this.listener = new OrdersListener(store, reckoning, news, orderTasks);
    var one = new OfferPack(pack, "One", 1_000_000_000L, new Money(999, "EUR"));
    var unused = infrastructure.as(tenant, () -> catalog.offer(one));
    this.hands =
        new TasksByHand(
            infrastructure.clock,
            new FinishOrders(
                store, fulfilment, refunds, reckoning, orderTasks, infrastructure.clock));
  }

  PlaceOrder wish() {
    return wish(null);
  }

  PlaceOrder wish(@Nullable String savedCard) {
    return new PlaceOrder(
        infrastructure.ids.next(), customer, pack, "https://r", "https://c", false, savedCard);
  }

  PlacedOrder place(PlaceOrder wish) {
    return infrastructure.as(tenant, () -> orders.place(wish));
  }

  Order get(UUID id) {
    return infrastructure.as(tenant, () -> orders.get(id));
  }

  Order refund(UUID id) {
    return infrastructure.as(tenant, () -> orders.refund(id, new RefundOrder("asked for")));
  }

  Page<Order> list(@Nullable UUID of, int limit, @Nullable String cursor) {
    return infrastructure.as(tenant, () -> orders.list(of, limit, cursor));
  }

  List<UUID> find(String filter, String sort) {
    var asked = new ListRequest(filter, sort, null, 100);
    return infrastructure.as(tenant, () -> orders.find(asked)).items().stream()
        .map(Order::id)
        .toList();
  }

  List<UUID> pagesOf(@Nullable UUID of, int limit) {
    var all = new ArrayList<UUID>();
    String cursor = null;
    do {
      var page = list(of, limit, cursor);
      page.items().forEach(order -> all.add(order.id()));
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  void capture(UUID id) {
    var money = new Money(999, "EUR");
    infrastructure.deliver(
        tenant, new PaymentCaptured(id, customer, money, infrastructure.clock.instant()), listener);
  }

  void fail(UUID id) {
    infrastructure.deliver(tenant, new PaymentFailed(id, customer, "expired"), listener);
  }

  UUID paid() {
    var id = place(wish()).order().id();
    capture(id);
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);
    return id;
  }

  UUID fulfilled() {
    var id = paid();
    doDue();
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
    return id;
  }

  /** What is to be done by now, is done. */
  void doDue() {
    var unused = hands.doDue();
  }

  /** Bytes were taken back, and Payments did not say that it had paid. */
  UUID halfRefunded() {
    var id = fulfilled();
    assertRefused("processor_unavailable", () -> refund(id));
    assertThat(taken(id)).isPositive();
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
    return id;
  }

  /** What was taken back of an order's bytes. */
  long taken(UUID id) {
    return balances.taken(id).stream().mapToLong(Withdrawn::bytes).sum();
  }

  /** The pack is not on sale any more. */
  void retire() {
    var unused =
        infrastructure.as(
            tenant,
            () -> {
              catalog.retire(pack);
              return true;
            });
  }

  static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  void deliver(Record fact) {
    infrastructure.deliver(tenant, fact, listener);
  }

  List<Record> published(Class<?>... types) {
    return infrastructure.published(store, types);
  }

  @Override
  public void close() {
    var unused = published();
    int unusedErased = infrastructure.as(tenant, () -> store.<Integer>write(tasks::erase));
  }
}
