package byway.kit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that cannot outlive this process. A small shell holds the other end of a pipe, and the
 * pipe's end, which also comes when this process is killed outright, is the order to end the
 * program: by SIGINT, and by SIGQUIT when that has not helped for 15 seconds. The shell is a
 * session of its own, so Ctrl-C on the terminal does not reach the program: its owner decides when
 * it ends.
 */
final class GuardedProcess {
  // A background job of a shell ignores SIGINT until the program sets a handler of its own, so one
  // that came in the first milliseconds would be lost: therefore it is repeated. The shell ignores
  // TERM because service managers may send it to all processes of a service at once.
  private static final String SHELL =
      """
      trap '' TERM HUP
      exec 3<&0 </dev/null
      "$@" >&2 3<&- &
      program=$!
      echo $program
      exec >&2
      {
        while read -r _; do :; done
        for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
          kill -INT $program || exit
          sleep 1
        done
        kill -QUIT $program
      } <&3 2>/dev/null &
      watcher=$!
      exec 3<&-
      wait $program
      status=$?
      kill -KILL $watcher
      exit $status
      """;

  private static final Duration END_LIMIT = Duration.ofSeconds(20);

  private final Process shell;
  private final long pid;

  private GuardedProcess(Process shell, long pid) {
    this.shell = shell;
    this.pid = pid;
  }

  static GuardedProcess start(List<String> program, Path output) throws IOException {
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
    try {
      String pid = shell.inputReader(StandardCharsets.US_ASCII).readLine();
      if (pid == null) {
        throw new IOException("The shell around the program ended at once, see " + output);
      }
      return new GuardedProcess(shell, Long.parseLong(pid.strip()));
    } catch (IOException | RuntimeException e) {
      shell.getOutputStream().close();
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

  /** In order, or by force after 15 seconds; returns when it is done, after at most 20 seconds. */
  void end() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The shell has gone, and it goes only after its program.
    }
    waitFor(END_LIMIT);
  }
}
