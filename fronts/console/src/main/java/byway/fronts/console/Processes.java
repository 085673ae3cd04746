package byway.fronts.console;

import byway.kit.calls.CallFailed;
import byway.kit.calls.Calls;
import byway.kit.values.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** What each process of the installation answers about the services that run in it. */
final class Processes<C> {
  private final Map<Set<String>, C> processes;

  Processes(Calls calls, Class<C> contract, String name, C here) {
    this.processes = calls.ofEachProcess(contract, name, here);
  }

  /**
   * What was heard.
   *
   * @param answers one of each process that answered
   * @param silent services of those that did not
   */
  record Heard<A>(List<A> answers, List<String> silent) {
    Heard {
      answers = List.copyOf(answers);
      silent = List.copyOf(silent);
    }
  }

  <A> Heard<A> ask(Function<C, A> question) {
    var answers = new ArrayList<A>();
    var silent = new TreeSet<String>();
    processes.forEach(
        (services, process) -> {
          try {
            answers.add(question.apply(process));
          } catch (CallFailed e) {
            silent.addAll(services);
          }
        });
    return new Heard<>(answers, List.copyOf(silent));
  }

  /** The one in which a service runs. */
  C of(String service) {
    return processes.entrySet().stream()
        .filter(process -> process.getKey().contains(service))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> Refusal.notFound("the service"));
  }

  /** Where nobody knows in which it is: each is told, until one has it. */
  void tellWhoHasIt(Consumer<C> act) {
    RuntimeException nobody = Refusal.notFound("it in any process");
    for (var process : processes.values()) {
      try {
        act.accept(process);
        return;
      } catch (Refusal refusal) {
        if (!refusal.isNotFound()) {
          throw refusal;
        }
      } catch (CallFailed silent) {
        nobody = silent;
      }
    }
    throw nobody;
  }
}
