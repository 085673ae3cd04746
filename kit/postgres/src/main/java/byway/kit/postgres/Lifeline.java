package byway.kit.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that cannot outlive this process. A small shell holds the other end of a pipe: what is
 * written there is a signal for the program, and its end, which also comes when this process is
 * killed outright, means SIGINT. The shell is a session of its own, so Ctrl-C on the terminal does
 * not reach the program: its owner decides when it ends.
 */
final class Lifeline {
  // A background job of a shell ignores SIGINT until the program sets its own handler, therefore
  // the signal is repeated until the program is gone. TERM is ignored by the shell because service
  // managers may send it to all processes at once.
  private static final String SHELL =
      """
      trap '' TERM HUP
      exec 3<&0 </dev/null
      "$@" >&2 3<&- &
      program=$!
      echo $program
      exec >&2
      {
        while read -r signal; do kill -"$signal" $program; done
        while kill -INT $program; do sleep 1; done
      } <&3 2>/dev/null &
      watcher=$!
      exec 3<&-
      wait $program
      status=$?
      kill -KILL $watcher
      exit $status
      """;

  private final Process shell;
  private final Writer signals;
  private final long pid;

  private Lifeline(Process shell, Writer signals, long pid) {
    this.shell = shell;
    this.signals = signals;
    this.pid = pid;
  }

  static Lifeline start(List<String> program, Path output) throws IOException {
    var command = new ArrayList<>(List.of("setsid", "sh", "-c", SHELL, "byway-postgres"));
    command.addAll(program);
    var builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(output.toFile()));
    // Nothing of ours may steer the server: PGPORT, PGDATA, LC_*, secrets of other parts.
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    Process shell = builder.start();
    var signals = shell.outputWriter(StandardCharsets.US_ASCII);
    try {
      BufferedReader reader = shell.inputReader(StandardCharsets.US_ASCII);
      String pid = reader.readLine();
      if (pid == null) {
        throw new IOException("The shell around the program ended at once, see " + output);
      }
      return new Lifeline(shell, signals, Long.parseLong(pid.strip()));
    } catch (IOException | RuntimeException e) {
      signals.close();
      throw e;
    }
  }

  /** Process id of the program itself. */
  long pid() {
    return pid;
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  int exitStatus() {
    return shell.exitValue();
  }

  /** True when the program has ended; an interrupt is kept for later, an orderly end goes first. */
  boolean waitFor(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return shell.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** SIGINT, and SIGQUIT after the limit; returns when the program is gone, or after 5 s more. */
  void end(Duration limit) {
    signal("INT");
    if (!waitFor(limit)) {
      signal("QUIT");
      waitFor(Duration.ofSeconds(5));
    }
    try {
      signals.close();
    } catch (IOException e) {
      // The shell has gone before its pipe: nothing is left to be ended.
    }
  }

  private void signal(String name) {
    try {
      signals.write(name + "\n");
      signals.flush();
    } catch (IOException e) {
      // As above: no reader, no program.
    }
  }
}
