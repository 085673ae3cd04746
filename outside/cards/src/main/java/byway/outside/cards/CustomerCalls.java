package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.CardEntry.Accepted;
import byway.outside.cards.CardEntry.Mistyped;
import byway.outside.cards.Entry.Customer;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Customers and the cards saved with them. */
final class CustomerCalls {
  private final Payments payments;
  private final String fingerprintKey;

  CustomerCalls(Payments payments, String fingerprintKey) {
    this.payments = payments;
    this.fingerprintKey = fingerprintKey;
  }

  Answer create(Call call) {
    Form form = call.form();
    return call.ok(
        call.change()
            .put(
                new Customer(
                    call.change().newId("cus"),
                    call.change().now(),
                    form.text("email"),
                    form.text("name"),
                    form.text("phone"),
                    form.metadata(),
                    false)));
  }

  Answer retrieve(Call call) {
    return call.ok(call.change().require(Customer.class, call.id(), "id"));
  }

  Answer update(Call call) {
    Customer old = Payments.customer(call.change(), call.id());
    Form form = call.form();
    Map<String, String> metadata = new HashMap<>(old.metadata());
    metadata.putAll(form.metadata());
    return call.ok(
        call.change()
            .put(
                new Customer(
                    old.id(),
                    old.created(),
                    orElse(form.text("email"), old.email()),
                    orElse(form.text("name"), old.name()),
                    orElse(form.text("phone"), old.phone()),
                    metadata,
                    false)));
  }

  /** Forgets who the customer was; payments stay, as they must. */
  Answer delete(Call call) {
    Customer old = Payments.customer(call.change(), call.id());
    methodsOf(call, old.id()).forEach(method -> call.change().put(method.detached()));
    return call.ok(
        call.change().put(new Customer(old.id(), old.created(), null, null, null, Map.of(), true)));
  }

  Answer methodsOfCustomer(Call call) {
    return call.page(methodsOf(call, Payments.customer(call.change(), call.id()).id()).stream());
  }

  Answer methods(Call call) {
    String type = call.form().oneOf("type", "card");
    String customer = call.form().text("customer");
    if (customer == null) {
      throw Refusal.missingParameter(type == null ? "type" : "customer");
    }
    return call.page(methodsOf(call, Payments.customer(call.change(), customer).id()).stream());
  }

  private static List<PaymentMethod> methodsOf(Call call, String customer) {
    return call.change()
        .newestFirst(PaymentMethod.class)
        .filter(method -> customer.equals(method.customer()))
        .toList();
  }

  Answer createMethod(Call call) {
    Form card = call.form().under("card");
    call.form().oneOf("type", "card");
    CardEntry entry =
        CardEntry.read(
            card.required("number"),
            card.required("exp_month"),
            card.required("exp_year"),
            card.text("cvc", "000"),
            Instant.ofEpochSecond(call.change().now()),
            fingerprintKey);
    return switch (entry) {
      case Accepted accepted -> call.ok(newMethod(call, accepted, holder(call)));
      case Mistyped mistyped ->
          throw new Refusal(
              402, "card_error", mistyped.code(), card.name(mistyped.field()), mistyped.message());
    };
  }

  private static @Nullable String holder(Call call) {
    return call.form().under("billing_details").text("name");
  }

  private static PaymentMethod newMethod(Call call, Accepted accepted, @Nullable String holder) {
    return call.change()
        .put(
            new PaymentMethod(
                call.change().newId("pm"),
                call.change().now(),
                accepted.card(),
                holder,
                null,
                false,
                false));
  }

  Answer retrieveMethod(Call call) {
    return call.ok(call.change().require(PaymentMethod.class, call.id(), "payment_method"));
  }

  Answer attach(Call call) {
    Customer customer = Payments.customer(call.change(), call.form().required("customer"));
    PaymentMethod method = method(call, call.id());
    if (method.spent() || (method.customer() != null && !method.customer().equals(customer.id()))) {
      throw Refusal.invalid(
          "payment_method_unexpected_state",
          "payment_method",
          "The payment method was used, detached or attached to another customer before.");
    }
    Problem decline = method.card().behaviour().decline();
    if (decline != null && method.card().behaviour().refusesAttaching()) {
      return refused(call, decline);
    }
    return call.ok(payments.attach(call.change(), method, customer.id(), false));
  }

  private static Answer refused(Call call, Problem problem) {
    var json = Json.object();
    json.set("error", call.objects().problem(call.change(), problem, null));
    return new Answer(402, json);
  }

  Answer detach(Call call) {
    PaymentMethod method = call.change().require(PaymentMethod.class, call.id(), "payment_method");
    if (method.customer() == null) {
      throw Refusal.invalid(
          null,
          "payment_method",
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    return call.ok(call.change().put(method.detached()));
  }

  /** A payment method by its id, or one of Stripe's ready-made ones such as pm_card_visa. */
  PaymentMethod method(Call call, String id) {
    String number = TestCard.numberOf(id);
    if (number == null) {
      return call.change().require(PaymentMethod.class, id, "payment_method");
    }
    Instant now = Instant.ofEpochSecond(call.change().now());
    String year = String.valueOf(now.atZone(ZoneOffset.UTC).getYear() + 1);
    return switch (CardEntry.read(number, "12", year, "123", now, fingerprintKey)) {
      case Accepted accepted -> newMethod(call, accepted, null);
      case Mistyped mistyped -> throw new IllegalStateException(mistyped.message());
    };
  }

  private static @Nullable String orElse(@Nullable String fresh, @Nullable String old) {
    return fresh == null ? old : fresh;
  }
}
