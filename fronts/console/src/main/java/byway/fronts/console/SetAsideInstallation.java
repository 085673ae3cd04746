package byway.fronts.console;

import byway.kit.calls.CallFailed;
import byway.kit.calls.Calls;
import byway.kit.incoming.SetAsideEvent;
import byway.kit.incoming.SetAsideEvents;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Messages from outside that could not be handled, wherever their services run. */
@Singleton
class SetAsideInstallation {
  private final List<Process> processes;

  private record Process(List<String> services, SetAsideEvents events) {}

  SetAsideInstallation(Calls calls, SetAsideEvents here) {
    this.processes =
        calls.ofEachProcess(SetAsideEvents.class, "set-aside-events", here).entrySet().stream()
            .map(one -> new Process(List.copyOf(one.getKey()), one.getValue()))
            .toList();
  }

  /**
   * What was heard.
   *
   * @param events the oldest first
   * @param silent services that did not answer
   */
  record Heard(List<SetAsideEvent> events, List<String> silent) {
    Heard {
      events = List.copyOf(events);
      silent = List.copyOf(silent);
    }
  }

  Heard list() {
    var events = new ArrayList<SetAsideEvent>();
    var silent = new TreeSet<String>();
    for (var process : processes) {
      try {
        events.addAll(process.events().list());
      } catch (CallFailed e) {
        silent.addAll(process.services());
      }
    }
    events.sort(Comparator.comparing(SetAsideEvent::firstAt));
    return new Heard(events, List.copyOf(silent));
  }

  void tryAgain(String source, String eventId) {
    whereItIs(source, eventId, (events, which) -> events.tryAgain(source, which));
  }

  void giveUp(String source, String eventId) {
    whereItIs(source, eventId, (events, which) -> events.giveUp(source, which));
  }

  /** Which process has the receiver of a source, nobody else knows. */
  private void whereItIs(
      String source, String eventId, BiConsumer<SetAsideEvents, SetAsideEvents.Which> act) {
    for (var process : processes) {
      boolean isHere =
          process.events().list().stream()
              .anyMatch(one -> one.source().equals(source) && one.eventId().equals(eventId));
      if (isHere) {
        act.accept(process.events(), new SetAsideEvents.Which(eventId));
        return;
      }
    }
    throw Refusal.notFound("the message");
  }
}
