package byway.commerce.payments;

import byway.contracts.payments.SavedCard;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Customers as the processor knows them, and the cards they have left there. */
@Singleton
final class ProcessorCards {
  private static final long MOST = 20;

  private final PaymentsStore store;
  private final Processor processor;

  ProcessorCards(PaymentsStore store, Processor processor) {
    this.store = store;
    this.processor = processor;
  }

  Optional<String> find(UUID customerId) {
    return store.read(tx -> find(tx, customerId));
  }

  /** Makes the customer known to the processor, by an id and nothing else. */
  String findOrCreate(UUID customerId) {
    return find(customerId).orElseGet(() -> create(Context.tenantId(), customerId));
  }

  private String create(UUID tenantId, UUID customerId) {
    var params =
        CustomerCreateParams.builder()
            .putMetadata("tenant", tenantId.toString())
            .putMetadata("customer", customerId.toString())
            .build();
    var once = Processor.once("customer/" + tenantId + "/" + customerId);
    var created = processor.ask(stripe -> stripe.v1().customers().create(params, once)).getId();
    return store.write(
        tx -> {
          tx.update(
                  """
                  insert into processor_customers (tenant_id, customer_id, processor_id)
                  values (:tenant, :customer, :processor) on conflict do nothing
                  """)
              .bind("tenant", tenantId)
              .bind("customer", customerId)
              .bind("processor", created)
              .execute();
          return find(tx, customerId).orElseThrow();
        });
  }

  List<SavedCard> list(UUID customerId) {
    var known = find(customerId);
    if (known.isEmpty()) {
      return List.of();
    }
    var params =
        CustomerPaymentMethodListParams.builder()
            .setType(CustomerPaymentMethodListParams.Type.CARD)
            .setLimit(MOST)
            .build();
    return processor
        .ask(stripe -> stripe.v1().customers().paymentMethods().list(known.get(), params))
        .getData()
        .stream()
        .map(ProcessorCards::card)
        .toList();
  }

  /** Only a card of this customer: whoever guesses the name of another's finds nothing. */
  void forget(UUID customerId, String card) {
    var known = find(customerId).orElseThrow(() -> Refusal.notFound("the card"));
    PaymentMethod method = processor.ask(stripe -> stripe.v1().paymentMethods().retrieve(card));
    if (!known.equals(method.getCustomer())) {
      throw Refusal.notFound("the card");
    }
    var unused = processor.ask(stripe -> stripe.v1().paymentMethods().detach(card));
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

  private static Optional<String> find(Tx tx, UUID customerId) {
    return tx.query("select processor_id from processor_customers where customer_id = :customer")
        .bind("customer", customerId)
        .mapTo(String.class)
        .findOne();
  }
}
