package byway.commerce.payments;

import byway.commerce.payments.api.SavedCard;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Customers as the processor knows them, and the cards they have left there. */
@Singleton
final class ProcessorCards {
  private static final long MOST = 20;

  private final PaymentsStore store;
  private final Processor processor;
  private final AccountKeys accounts;
  private final InstantSource clock;

  ProcessorCards(
      PaymentsStore store, Processor processor, AccountKeys accounts, InstantSource clock) {
    this.store = store;
    this.processor = processor;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Who a customer is at this account; at another they are somebody else. */
  Optional<String> find(UUID accountId, UUID customerId) {
    return store.read(tx -> find(tx, accountId, customerId));
  }

  /** Makes the customer known to the processor, by an id and nothing else. */
  String findOrCreate(UUID accountId, UUID customerId) {
    return find(accountId, customerId)
        .orElseGet(() -> create(Context.tenantId(), accountId, customerId));
  }

  private String create(UUID tenantId, UUID accountId, UUID customerId) {
    var params =
        CustomerCreateParams.builder()
            .putMetadata("tenant", tenantId.toString())
            .putMetadata("customer", customerId.toString())
            .build();
    int former = store.<List<Former>>read(tx -> former(tx, customerId)).size();
    var once =
        Processor.once(
            "customer/" + tenantId + "/" + customerId + (former == 0 ? "" : "/" + former));
    var created =
        processor.ask(accountId, stripe -> stripe.v1().customers().create(params, once)).getId();
    return store.write(
        tx ->
            tx.query(
                    """
                    insert into processor_customers (tenant_id, customer_id, account_id, processor_id,
                      made_at)
                    values (:tenant, :customer, :account, :processor, :now)
                    on conflict (tenant_id, customer_id, account_id)
                      do update set processor_id = processor_customers.processor_id
                    returning processor_id
                    """)
                .bind("now", clock.instant())
                .bind("tenant", tenantId)
                .bind("customer", customerId)
                .bind("account", accountId)
                .bind("processor", created)
                .mapTo(String.class)
                .one());
  }

  List<SavedCard> list(UUID customerId) {
    var account = accounts.current().map(AccountKeys.Paid::accountId);
    var known = account.flatMap(paid -> find(paid, customerId));
    if (account.isEmpty() || known.isEmpty()) {
      return List.of();
    }
    return methods(account.get(), known.get()).stream().map(ProcessorCards::card).toList();
  }

  private List<PaymentMethod> methods(UUID accountId, String known) {
    var params =
        CustomerPaymentMethodListParams.builder()
            .setType(CustomerPaymentMethodListParams.Type.CARD)
            .setLimit(MOST)
            .build();
    return processor
        .ask(accountId, stripe -> stripe.v1().customers().paymentMethods().list(known, params))
        .getData();
  }

  /**
   * Another has proven to own the account: what somebody left there before is hers no more than
   * theirs. The cards are gone from the account at once, also those that a page which is open now
   * will save, and then from the processor.
   */
  void endAllOf(UUID customerId, Instant before) {
    store.change(
        tx ->
            tx.update(
                    """
                    with ended as (
                      delete from processor_customers
                      where customer_id = :customer and (made_at is null or made_at <= :before)
                      returning tenant_id, customer_id, processor_id, account_id)
                    insert into former_processor_customers
                      (tenant_id, customer_id, processor_id, ended_at, account_id)
                    select tenant_id, customer_id, processor_id, :before, account_id from ended
                    on conflict do nothing
                    """)
                .bind("customer", customerId)
                .bind("before", before)
                .execute());
    for (var known : store.<List<Former>>read(tx -> former(tx, customerId))) {
      for (var card : methods(known.accountId(), known.processorId())) {
        var unused =
            processor.ask(
                known.accountId(), stripe -> stripe.v1().paymentMethods().detach(card.getId()));
      }
    }
  }

  private record Former(String processorId, UUID accountId) {}

  private static List<Former> former(Tx tx, UUID customerId) {
    return tx.query(
            """
            select processor_id, account_id from former_processor_customers
            where customer_id = :customer
            """)
        .bind("customer", customerId)
        .mapTo(Former.class)
        .list();
  }

  /** Only a card of this customer: whoever guesses the name of another's finds nothing. */
  void forget(UUID customerId, String card) {
    var account = accounts.require().accountId();
    var known = find(account, customerId).orElseThrow(() -> Refusal.notFound("the card"));
    PaymentMethod method =
        processor.ask(account, stripe -> stripe.v1().paymentMethods().retrieve(card));
    if (!known.equals(method.getCustomer())) {
      throw Refusal.notFound("the card");
    }
    var unused = processor.ask(account, stripe -> stripe.v1().paymentMethods().detach(card));
  }

  private static SavedCard card(PaymentMethod method) {
    var card = method.getCard();
    return new SavedCard(
        method.getId(),
        card.getBrand(),
        card.getLast4(),
        card.getExpMonth().intValue(),
        card.getExpYear().intValue());
  }

  private static Optional<String> find(Tx tx, UUID accountId, UUID customerId) {
    return tx.query(
            """
            select processor_id from processor_customers
            where customer_id = :customer and account_id = :account
            """)
        .bind("account", accountId)
        .bind("customer", customerId)
        .mapTo(String.class)
        .findOne();
  }
}
