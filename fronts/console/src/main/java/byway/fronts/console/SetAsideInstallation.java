package byway.fronts.console;

import byway.kit.calls.Calls;
import byway.kit.incoming.SetAsideEvent;
import byway.kit.incoming.SetAsideEvents;
import byway.kit.incoming.SetAsideEvents.Which;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Messages from outside that could not be handled, wherever their services run. */
@Singleton
class SetAsideInstallation {
  private final Processes<SetAsideEvents> processes;

  SetAsideInstallation(Calls calls, SetAsideEvents here) {
    this.processes = new Processes<>(calls, SetAsideEvents.class, "set-aside-events", here);
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
    var heard = processes.ask(SetAsideEvents::list);
    var events =
        heard.answers().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(SetAsideEvent::firstAt))
            .toList();
    return new Heard(events, heard.silent());
  }

  /** Which process has the receiver of a source, nobody else knows. */
  void tryAgain(String source, String eventId) {
    processes.tellWhoHasIt(events -> events.tryAgain(source, new Which(eventId)));
  }

  void giveUp(String source, String eventId) {
    processes.tellWhoHasIt(events -> events.giveUp(source, new Which(eventId)));
  }
}
