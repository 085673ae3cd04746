package byway.outside.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** One host of the lab: a network namespace. */
public final class Namespace {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_RDONLY = 0;
  private static final long PATIENCE_SECONDS = 30;

  private final String name;

  Namespace(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** A process there; what it prints goes where the builder says. */
  public ProcessBuilder command(String... words) {
    var command = new ArrayList<>(List.of("ip", "netns", "exec", name));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  /**
   * Runs a command there to its end.
   *
   * @return what it printed
   * @throws IllegalStateException when it fails, or takes longer than half a minute
   */
  public String run(String... words) {
    return Lab.run(command(words));
  }

  /**
   * Does something on a thread that lives in this namespace: every socket that is opened there
   * belongs to it for good.
   */
  public <T> T within(Callable<T> work) {
    var task =
        new FutureTask<T>(
            () -> {
              enter();
              return work.call();
            });
    // A thread of its own, which ends afterwards: it must never do anything else here.
    Thread.ofPlatform().name("in " + name).daemon().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case IOException failure -> throw new UncheckedIOException(failure);
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void enter() {
    var linker = Linker.nativeLinker();
    var number = ValueLayout.JAVA_INT;
    try (var arena = Arena.ofConfined()) {
      var open =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("open"),
              FunctionDescriptor.of(number, ValueLayout.ADDRESS, number),
              Linker.Option.firstVariadicArg(2));
      var setns =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setns"),
              FunctionDescriptor.of(number, number, number));
      var close =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(number, number));
      int file = (int) open.invokeExact(arena.allocateFrom("/run/netns/" + name), O_RDONLY);
      int failed = (int) setns.invokeExact(file, CLONE_NEWNET);
      int unused = (int) close.invokeExact(file);
      if (failed != 0) {
        throw new IllegalStateException("the namespace " + name + " cannot be entered");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends what still runs there, and the namespace. */
  void remove() {
    try {
      var pids = Lab.run(new ProcessBuilder("ip", "netns", "pids", name));
      pids.lines()
          .map(Long::parseLong)
          .filter(pid -> pid != ProcessHandle.current().pid())
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .forEach(Namespace::end);
      var unused = Lab.run(new ProcessBuilder("ip", "netns", "delete", name));
      Files.deleteIfExists(Path.of("/etc/netns", name, "resolv.conf"));
      Files.deleteIfExists(Path.of("/etc/netns", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      var unused = process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("a process in the lab does not end: " + process.pid(), e);
    }
  }
}
