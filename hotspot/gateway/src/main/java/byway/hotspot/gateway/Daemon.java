package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Another program that does a part of the gateway's work, by a configuration that we write. It is
 * started again when it ends, and one that an agent before us has left is ended first.
 */
final class Daemon implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final long ENDS_SECONDS = 5;
  private static final int MOST_WORDS = 300;

  private final List<String> command;
  private final Path config;
  private final Path pid;
  private final Supplier<String> configuration;
  private final String ready;
  private @Nullable Process process;
  private CompletableFuture<Boolean> isReady = new CompletableFuture<>();
  private volatile String lastWords = "";
  private volatile boolean closed;

  /**
   * @param command ends with the file of the configuration
   * @param ready what it prints when it works
   */
  Daemon(List<String> command, Supplier<String> configuration, String ready) {
    this.command = command;
    this.config = Path.of(command.getLast().replaceFirst("^--conf-file=", ""));
    this.pid = Path.of(config + ".pid");
    this.configuration = configuration;
    this.ready = ready;
  }

  /** Starts it, or starts it anew with another configuration. */
  synchronized void restart() {
    if (process == null) {
      endFormer();
      launch();
      Thread.ofVirtual().name(command.getFirst()).start(this::keepRunning);
    } else {
      end(process.toHandle());
      launch();
    }
  }

  /**
   * Waits until it works.
   *
   * @return false when it has ended instead; true also when it needs longer than that
   */
  boolean works(Duration patience) {
    CompletableFuture<Boolean> answer;
    synchronized (this) {
      answer = isReady;
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the last one that ended had to say. */
  String lastWords() {
    return lastWords;
  }

  private void launch() {
    try {
      Files.writeString(config, configuration.get());
      var started = new ProcessBuilder(command).redirectErrorStream(true).start();
      Files.writeString(pid, Long.toString(started.pid()));
      var answer = new CompletableFuture<Boolean>();
      isReady = answer;
      process = started;
      Thread.ofVirtual().start(() -> listen(started, answer));
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be started", e);
    }
  }

  private void listen(Process started, CompletableFuture<Boolean> answer) {
    var said = new StringBuilder();
    try (var lines = started.inputReader(StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        Words.say(command.getFirst() + ": " + line);
        if (said.length() + line.length() < MOST_WORDS) {
          said.append(said.isEmpty() ? "" : "; ").append(line);
        }
        if (line.contains(ready)) {
          answer.complete(true);
        }
      }
    } catch (IOException gone) {
      // It has ended.
    }
    lastWords = said.toString();
    answer.complete(false);
  }

  private void keepRunning() {
    var pause = SHORTEST_PAUSE;
    try {
      while (!closed) {
        Process running;
        long since = System.nanoTime();
        synchronized (this) {
          running = process;
        }
        if (running != null) {
          running.waitFor();
        }
        boolean lasted = System.nanoTime() - since > LONGEST_PAUSE.toNanos();
        Thread.sleep(lasted ? SHORTEST_PAUSE : pause);
        synchronized (this) {
          if (!closed && process != null && !process.isAlive()) {
            launch();
            pause = lasted ? SHORTEST_PAUSE : longer(pause);
          } else {
            pause = SHORTEST_PAUSE;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** One whose agent was killed still holds the ports. */
  private void endFormer() {
    try {
      if (Files.exists(pid)) {
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
            .filter(p -> p.info().commandLine().orElse("").contains(config.toString()))
            .ifPresent(Daemon::end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle former) {
    former.destroy();
    try {
      var unused = former.onExit().get(ENDS_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      former.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (process != null) {
      process.destroy();
    }
  }
}
