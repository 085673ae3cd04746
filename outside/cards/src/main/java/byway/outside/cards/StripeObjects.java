package byway.outside.cards;

import byway.outside.cards.Entry.Card;
import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.CheckoutSession;
import byway.outside.cards.Entry.Customer;
import byway.outside.cards.Entry.Delivery;
import byway.outside.cards.Entry.DeliveryState;
import byway.outside.cards.Entry.Dispute;
import byway.outside.cards.Entry.Event;
import byway.outside.cards.Entry.IdempotentAnswer;
import byway.outside.cards.Entry.IntentStatus;
import byway.outside.cards.Entry.Line;
import byway.outside.cards.Entry.PaymentIntent;
import byway.outside.cards.Entry.PaymentMethod;
import byway.outside.cards.Entry.Problem;
import byway.outside.cards.Entry.Refund;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells entries in the JSON of Stripe's API, version {@link #API_VERSION}. */
final class StripeObjects {
  /** The version of stripe-java 31.4.0; its webhook reader refuses events of another release. */
  static final String API_VERSION = "2026-02-25.clover";

  private final String publicUrl;

  StripeObjects(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  ObjectNode json(Change change, Entry entry) {
    return switch (entry) {
      case Customer customer -> customer(customer);
      case PaymentMethod method -> paymentMethod(method);
      case CheckoutSession session -> session(change, session);
      case PaymentIntent intent -> intent(change, intent);
      case Charge charge -> charge(charge);
      case Refund refund -> refund(refund);
      case Dispute dispute -> dispute(dispute);
      case Event event -> event(event, change.find(Delivery.class, event.id()));
      case Delivery delivery -> throw new IllegalArgumentException(delivery.id());
      case IdempotentAnswer answer -> throw new IllegalArgumentException(answer.id());
    };
  }

  private static ObjectNode start(String object, String id, long created) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("livemode", false);
  }

  private static ObjectNode customer(Customer customer) {
    if (customer.deleted()) {
      return Json.object().put("id", customer.id()).put("object", "customer").put("deleted", true);
    }
    ObjectNode json =
        start("customer", customer.id(), customer.created())
            .put("email", customer.email())
            .put("name", customer.name())
            .put("phone", customer.phone());
    json.set("metadata", Json.of(customer.metadata()));
    return json;
  }

  private static ObjectNode paymentMethod(PaymentMethod method) {
    ObjectNode json =
        start("payment_method", method.id(), method.created())
            .put("type", "card")
            .put("customer", method.customer())
            .put("allow_redisplay", method.customer() == null ? "unspecified" : "always");
    json.putObject("billing_details").put("name", method.holder());
    json.set("card", card(method.card()));
    json.putObject("metadata");
    return json;
  }

  private static ObjectNode card(Card card) {
    return Json.object()
        .put("brand", card.brand())
        .put("last4", card.last4())
        .put("exp_month", card.expMonth())
        .put("exp_year", card.expYear())
        .put("fingerprint", card.fingerprint())
        .put("funding", "credit")
        .put("country", "US");
  }

  private ObjectNode session(Change change, CheckoutSession session) {
    boolean complete = session.status().equals("complete");
    ObjectNode json =
        start("checkout.session", session.id(), session.created())
            .put("mode", "payment")
            .put("status", session.status())
            .put("payment_status", complete ? "paid" : "unpaid")
            .put("amount_subtotal", session.amount())
            .put("amount_total", session.amount())
            .put("currency", session.currency())
            .put("customer", session.customer())
            .put("customer_email", session.customerEmail())
            .put("client_reference_id", session.clientReferenceId())
            .put("payment_intent", session.paymentIntent())
            .put("success_url", session.successUrl())
            .put("cancel_url", session.cancelUrl())
            .put("expires_at", session.expiresAt())
            .put("ui_mode", "hosted")
            .put("url", session.open() ? pageOf(session) : null);
    json.putArray("payment_method_types").add("card");
    json.set("metadata", Json.of(session.metadata()));
    PaymentIntent intent = change.find(PaymentIntent.class, session.paymentIntent());
    if (complete && intent != null) {
      PaymentMethod method = change.find(PaymentMethod.class, intent.progress().paymentMethod());
      json.putObject("customer_details")
          .put("email", session.customerEmail())
          .put("name", method == null ? null : method.holder());
    }
    return json;
  }

  String pageOf(CheckoutSession session) {
    return publicUrl + "/c/pay/" + session.id();
  }

  String challengePage(String challenge) {
    return publicUrl + "/3ds/" + challenge;
  }

  static List<ObjectNode> lines(CheckoutSession session) {
    return session.lines().stream().map(line -> line(line, session)).toList();
  }

  private static ObjectNode line(Line line, CheckoutSession session) {
    ObjectNode json =
        Json.object()
            .put("id", "li_" + session.id() + "_" + session.lines().indexOf(line))
            .put("object", "item")
            .put("description", line.name())
            .put("quantity", line.quantity())
            .put("currency", session.currency())
            .put("amount_subtotal", line.amount())
            .put("amount_total", line.amount());
    json.putObject("price")
        .put("object", "price")
        .put("currency", session.currency())
        .put("unit_amount", line.unitAmount());
    return json;
  }

  ObjectNode intent(Change change, PaymentIntent intent) {
    boolean paid = intent.status() == IntentStatus.SUCCEEDED;
    ObjectNode json =
        start("payment_intent", intent.id(), intent.created())
            .put("amount", intent.amount())
            .put("amount_received", paid ? intent.amount() : 0)
            .put("amount_capturable", 0)
            .put("currency", intent.currency())
            .put("status", intent.status().wire())
            .put("client_secret", intent.clientSecret())
            .put("capture_method", "automatic")
            .put("confirmation_method", "automatic")
            .put("customer", intent.customer())
            .put("description", intent.description())
            .put("payment_method", intent.progress().paymentMethod())
            .put("latest_charge", intent.progress().latestCharge())
            .put("setup_future_usage", intent.setupFutureUsage())
            .put("canceled_at", intent.progress().canceledAt())
            .put("cancellation_reason", intent.progress().cancellationReason());
    json.putArray("payment_method_types").add("card");
    json.set("metadata", Json.of(intent.metadata()));
    Problem problem = intent.progress().lastError();
    if (problem == null) {
      json.putNull("last_payment_error");
    } else {
      json.set("last_payment_error", problem(change, problem, intent.progress().latestCharge()));
    }
    String challenge = intent.progress().challenge();
    if (challenge == null || intent.status() != IntentStatus.REQUIRES_ACTION) {
      json.putNull("next_action");
    } else {
      json.putObject("next_action")
          .put("type", "redirect_to_url")
          .putObject("redirect_to_url")
          .put("url", challengePage(challenge))
          .put("return_url", intent.progress().returnUrl());
    }
    return json;
  }

  /** A card error, as part of a payment or of an answer. */
  ObjectNode problem(Change change, Problem problem, @Nullable String chargeId) {
    ObjectNode json =
        Json.object()
            .put("type", "card_error")
            .put("code", problem.code())
            .put("message", problem.message());
    if (problem.declineCode() != null) {
      json.put("decline_code", problem.declineCode());
    }
    Charge charge = change.find(Charge.class, chargeId);
    if (charge != null) {
      json.put("charge", charge.id());
      PaymentMethod method = change.find(PaymentMethod.class, charge.paymentMethod());
      if (method != null) {
        json.set("payment_method", paymentMethod(method));
      }
    }
    return json;
  }

  private static ObjectNode charge(Charge charge) {
    Problem failure = charge.failure();
    ObjectNode json =
        start("charge", charge.id(), charge.created())
            .put("amount", charge.amount())
            .put("amount_captured", charge.amountCaptured())
            .put("amount_refunded", charge.amountRefunded())
            .put("captured", failure == null)
            .put("paid", failure == null)
            .put("refunded", failure == null && charge.amountRefunded() == charge.amount())
            .put("disputed", charge.disputed())
            .put("status", failure == null ? "succeeded" : "failed")
            .put("currency", charge.currency())
            .put("customer", charge.customer())
            .put("description", charge.description())
            .put("payment_intent", charge.paymentIntent())
            .put("payment_method", charge.paymentMethod())
            .put("failure_code", failure == null ? null : failure.code())
            .put("failure_message", failure == null ? null : failure.message());
    json.set("metadata", Json.of(charge.metadata()));
    json.putObject("billing_details").put("name", charge.holder());
    json.putObject("outcome")
        .put("network_status", failure == null ? "approved_by_network" : "declined_by_network")
        .put("reason", failure == null ? null : failure.declineCode())
        .put("type", failure == null ? "authorized" : "issuer_declined");
    ObjectNode card = card(charge.card());
    if (charge.authenticated()) {
      card.putObject("three_d_secure").put("result", "authenticated").put("version", "2.2.0");
    }
    json.putObject("payment_method_details").put("type", "card").set("card", card);
    return json;
  }

  private static ObjectNode refund(Refund refund) {
    ObjectNode json =
        start("refund", refund.id(), refund.created())
            .put("amount", refund.amount())
            .put("currency", refund.currency())
            .put("charge", refund.charge())
            .put("payment_intent", refund.paymentIntent())
            .put("reason", refund.reason())
            .put("status", refund.hasFailed() ? "failed" : "succeeded");
    if (refund.failure() != null) {
      json.put("failure_reason", refund.failure());
    }
    json.set("metadata", Json.of(refund.metadata()));
    return json;
  }

  private static ObjectNode dispute(Dispute dispute) {
    ObjectNode json =
        start("dispute", dispute.id(), dispute.created())
            .put("amount", dispute.amount())
            .put("currency", dispute.currency())
            .put("charge", dispute.charge())
            .put("payment_intent", dispute.paymentIntent())
            .put("reason", "fraudulent")
            .put("status", dispute.statusNow())
            .put("is_charge_refundable", dispute.isInquiry());
    json.putObject("evidence");
    json.putObject("metadata");
    return json;
  }

  static ObjectNode event(Event event, @Nullable Delivery delivery) {
    boolean pending = delivery != null && delivery.state() == DeliveryState.PENDING;
    ObjectNode json =
        start("event", event.id(), event.created())
            .put("api_version", API_VERSION)
            .put("type", event.type())
            .put("pending_webhooks", pending ? 1 : 0);
    json.putObject("data").set("object", Json.read(event.data()));
    json.putObject("request")
        .put("id", event.request())
        .put("idempotency_key", event.idempotencyKey());
    return json;
  }
}
