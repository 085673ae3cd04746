package byway.commerce.orders;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.orders.api.PlacedOrder;
import byway.commerce.orders.api.RefundOrder;
import byway.commerce.payments.api.Payments;
import byway.kit.calls.CallFailed;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(OrdersEndpoint.class)
class OrdersEndpoint implements Orders {
  /** Longer than any payment page lives, so that nobody can be paying any more. */
  static final Duration LAPSES_AFTER = Duration.ofDays(2);

  /** The payment is over before it began. */
  private static final Set<String> PAY_REFUSED = Set.of("payment_refused");

  private static final int LONGEST_URL = 2_048;
  private static final Logger LOG = Logger.getLogger(OrdersEndpoint.class);

  private final OrdersStore store;
  private final Catalog catalog;
  private final Payments payments;
  private final RefundWhatIsLeft refunds;
  private final RefundAlone alone;
  private final AwaitedPayments awaited;
  private final OrderTasks tasks;
  private final InstantSource clock;

  OrdersEndpoint(
      OrdersStore store,
      Catalog catalog,
      Payments payments,
      RefundWhatIsLeft refunds,
      RefundAlone alone,
      AwaitedPayments awaited,
      OrderTasks tasks,
      InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.payments = payments;
    this.refunds = refunds;
    this.alone = alone;
    this.awaited = awaited;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public PlacedOrder place(PlaceOrder command) {
    check(command);
    var purchase =
        store.read(tx -> Purchases.find(tx, command.key())).orElseGet(() -> add(command));
    if (!purchase.isWishedBy(command)) {
      throw Refusal.conflict("key_reused", "this key belongs to an order for something else");
    }
    if (purchase.is(OrderState.PLACED) && purchase.paymentUrl() == null) {
      purchase = pay(purchase);
    }
    return new PlacedOrder(
        purchase.order(), purchase.is(OrderState.PLACED) ? purchase.paymentUrl() : null);
  }

  @Override
  public Order get(UUID id) {
    var found = purchase(id);
    if (!found.awaitsPayment()) {
      return found.order();
    }
    awaited.look(found);
    return purchase(id).order();
  }

  @Override
  public Page<Order> list(@Nullable UUID customerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = Place.read(cursor);
    var found =
        store.read(tx -> Purchases.list(tx, Context.tenantId(), customerId, after, most + 1));
    return Page.of(found, most, Place::cursor);
  }

  @Override
  public Page<Order> find(ListRequest asked) {
    var query = OrderColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Purchases.find(tx, Context.tenantId(), query));
  }

  @Override
  public Page<Order> flagged(@Nullable UUID customerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = Place.read(cursor);
    var found =
        store.read(tx -> Purchases.flagged(tx, Context.tenantId(), customerId, after, most + 1));
    return Page.of(found, most, Place::cursor);
  }

  @Override
  public Order refund(UUID id, RefundOrder command) {
    alone.check(() -> purchase(id).order());
    return refunds.of(id, command.reason());
  }

  private OrderRow purchase(UUID id) {
    return store
        .read(tx -> Purchases.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the order"));
  }

  private OrderRow add(PlaceOrder command) {
    var pack = catalog.pack(command.packId());
    if (!pack.onSale()) {
      throw Refusal.conflict("pack_not_on_sale", "this pack is not on sale any more");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var order =
        new Order(
            command.key(),
            command.customerId(),
            pack.id(),
            pack.name(),
            pack.bytes(),
            pack.price(),
            OrderState.PLACED,
            now,
            null);
    var purchase = OrderRow.placed(order, command);
    return store.write(
        tx -> {
          if (Purchases.add(tx, Context.tenantId(), purchase)) {
            tasks.at(tx, command.key(), now.plus(LAPSES_AFTER));
          }
          return Purchases.find(tx, command.key()).orElseThrow();
        });
  }

  /** Starts the payment, which is repeatable; while Payments is away the order stays as it is. */
  private OrderRow pay(OrderRow purchase) {
    var id = purchase.id();
    try {
      var url = payments.start(purchase.payment()).pageUrl();
      if (url != null) {
        store.change(tx -> Purchases.payAt(tx, id, url));
      }
    } catch (CallFailed e) {
      LOG.warnf("order %s waits for its payment to be started: %s", id, e.getMessage());
    } catch (Refusal e) {
      if (e.code().equals("card_declined") || e.status() == 400 || PAY_REFUSED.contains(e.code())) {
        store.change(
            tx -> {
              if (Purchases.step(tx, id, OrderState.PLACED, OrderState.CANCELLED)) {
                tasks.never(tx, id);
              }
            });
      }
      if (e.status() != 503) {
        throw e;
      }
      LOG.warnf("order %s waits for its payment to be started: %s", id, e.code());
    }
    return purchase(id);
  }

  private static void check(PlaceOrder command) {
    if (!isText(command.returnUrl()) || !isText(command.cancelUrl())) {
      throw Refusal.invalid(
          "order_invalid", "an address to come back to has at most " + LONGEST_URL + " characters");
    }
    if (command.savedCard() != null && !isText(command.savedCard())) {
      throw Refusal.invalid("order_invalid", "this is the name of no card");
    }
  }

  /** The database keeps no zero byte. */
  private static boolean isText(String given) {
    return given.length() <= LONGEST_URL && given.indexOf('\0') < 0;
  }
}
