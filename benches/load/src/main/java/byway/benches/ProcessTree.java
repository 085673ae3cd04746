package byway.benches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process and all that it has started, as the kernel counts them (proc(5)). */
record ProcessTree(long root) {
  private static final double TICKS_PER_SECOND = 100;

  /**
   * Behind the name in brackets, which may hold anything: utime, stime, and those of children that
   * have ended.
   */
  private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

  /**
   * @param bytes resident, what is shared by several divided between them (Pss)
   */
  record Taken(double processorSeconds, long bytes, int processes) {}

  Taken look() {
    double seconds = 0;
    long bytes = 0;
    int count = 0;
    var handle = ProcessHandle.of(root).orElseThrow();
    for (var process : Stream.concat(Stream.of(handle), handle.descendants()).toList()) {
      try {
        var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        seconds +=
            TIMES.stream().mapToLong(i -> Long.parseLong(fields[i])).sum() / TICKS_PER_SECOND;
        bytes += proportional(process.pid());
        count++;
      } catch (IOException ended) {
        // Between being listed and being asked.
      }
    }
    return new Taken(seconds, bytes, count);
  }

  private static long proportional(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/smaps_rollup".formatted(pid))).stream()
            .filter(line -> line.startsWith("Pss:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        * 1024;
  }
}
