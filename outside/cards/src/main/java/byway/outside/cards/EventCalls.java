package byway.outside.cards;

import byway.outside.cards.Call.Answer;
import byway.outside.cards.Entry.Delivery;
import byway.outside.cards.Entry.DeliveryState;
import byway.outside.cards.Entry.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events, to find out by asking what no webhook told. */
final class EventCalls {

  Answer retrieve(Call call) {
    return call.ok(call.change().require(Event.class, call.id(), "id"));
  }

  Answer list(Call call) {
    Form form = call.form();
    List<String> types = new ArrayList<>(form.texts("types"));
    if (form.text("type") != null) {
      types.add(form.required("type"));
    }
    Form created = form.under("created");
    long from = created.whole("gte", created.whole("gt", -1, 0, Long.MAX_VALUE - 1) + 1, 0, MOST);
    long to = created.whole("lte", created.whole("lt", MOST, 0, MOST) - 1, 0, MOST);
    String delivered = form.oneOf("delivery_success", "true", "false");
    return call.page(
        call.change()
            .newestFirst(Event.class)
            .filter(event -> types.isEmpty() || types.contains(event.type()))
            .filter(event -> event.created() >= from && event.created() <= to)
            .filter(event -> delivered == null || delivered.equals(delivered(call, event))));
  }

  private static @Nullable String delivered(Call call, Event event) {
    Delivery delivery = call.change().find(Delivery.class, event.id());
    return String.valueOf(delivery != null && delivery.state() == DeliveryState.DELIVERED);
  }

  private static final long MOST = Long.MAX_VALUE;
}
