package byway.kit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier process may have left on a data directory whose lock is now ours: a server still
 * on its way down, one that hangs, or only its {@code postmaster.pid}.
 */
record PreviousServer(Path dataDirectory) {
  private static final Duration ORDERLY_END = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_END = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);

  /** Returns when nothing runs on the data directory any more; at most after 25 seconds. */
  void end() throws IOException {
    Optional<PostmasterFile> file = PostmasterFile.read(dataDirectory);
    if (file.isEmpty()) {
      return;
    }
    long postmaster = file.get().pid();
    List<ProcessHandle> left = processes();
    if (left.stream().anyMatch(process -> process.pid() == postmaster)) {
      // Its shell has said so already, unless that was killed too; saying it twice does no harm.
      signal("INT", List.of(postmaster));
    }
    if (!haveEndedWithin(ORDERLY_END)) {
      signal("QUIT", processes().stream().map(ProcessHandle::pid).toList());
      if (!haveEndedWithin(IMMEDIATE_END)) {
        throw new PostgresStartException(
            "An earlier PostgreSQL on %s does not end, not even by SIGQUIT: processes %s. End them by hand."
                .formatted(dataDirectory, processes().stream().map(ProcessHandle::pid).toList()));
      }
    }
    // After a power cut its number may be that of any process, and PostgreSQL would take that for
    // a living server, or the file may be empty, which it refuses. Otherwise PostgreSQL's own
    // checks of the file are better than ours.
    if (postmaster == 0 || ProcessHandle.of(postmaster).isPresent()) {
      Files.deleteIfExists(PostmasterFile.in(dataDirectory));
    }
  }

  /** Processes that are a postgres at work in this directory, whatever the pid file claims. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      // A replaced binary shows as "postgres (deleted)".
      return Files.readSymbolicLink(proc.resolve("exe"))
              .getFileName()
              .toString()
              .startsWith("postgres")
          && Files.readSymbolicLink(proc.resolve("cwd")).equals(dataDirectory.toRealPath());
    } catch (IOException e) {
      // Gone meanwhile, or another user's, who could not be at work in our directory.
      return false;
    }
  }

  private boolean haveEndedWithin(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!processes().isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("Interrupted while an earlier PostgreSQL was ending", e);
    }
  }

  private static void signal(String name, List<Long> pids) throws IOException {
    var command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\"", "kill", name));
    pids.forEach(pid -> command.add(pid.toString()));
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
