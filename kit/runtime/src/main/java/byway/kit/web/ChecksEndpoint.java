package byway.kit.web;

import byway.kit.checks.Checks;
import byway.kit.checks.Verdict;
import byway.kit.context.InContext;
import com.sun.management.UnixOperatingSystemMXBean;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How this process finds itself and what it stands on: {@code ./byway doctor}. */
@Singleton
@RunOnVirtualThread
@Path("/internal/operations/checks")
@InContext
class ChecksEndpoint {
  private final Checks checks;

  ChecksEndpoint(Checks checks) {
    this.checks = checks;
  }

  /**
   * @param heapBytes in use, of at most {@code mostHeapBytes}
   * @param openFiles and connections, of at most {@code mostFiles}
   */
  public record Running(
      long pid, String java, long heapBytes, long mostHeapBytes, long openFiles, long mostFiles) {}

  /** One check by its name, and what it found. */
  public record Found(String check, Verdict verdict, String reason) {}

  /** The process, and the checks of the whole installation that run in it. */
  public record Looked(Running process, List<Found> checks) {}

  @GET
  public Looked look() {
    return new Looked(
        running(),
        checks.installation().stream()
            .map(seen -> new Found(seen.check(), seen.verdict(), seen.finding().reason()))
            .toList());
  }

  private static Running running() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    var system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
    return new Running(
        ProcessHandle.current().pid(),
        Runtime.version().toString(),
        heap.getUsed(),
        heap.getMax(),
        system.getOpenFileDescriptorCount(),
        system.getMaxFileDescriptorCount());
  }
}
