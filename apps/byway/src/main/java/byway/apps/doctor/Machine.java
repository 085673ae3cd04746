package byway.apps.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Java, memory, processors, descriptors, who we are, and the kernel's own chance. */
final class Machine implements Examination {
  private static final int JAVA = 25;
  private static final long MEGABYTE = 1 << 20;

  /**
   * What a small operator's server took at its load, and room for the system (docs/operating.md).
   */
  private static final long MEMORY_MEGABYTES = 2_000;

  private static final long LEAST_MEMORY_MEGABYTES = 1_000;
  private static final int PROCESSORS = 2;
  private static final long FILES = 8_192;
  private static final long LEAST_FILES = 1_024;

  private static final int ENTROPY_SECONDS = 3;

  private static final UnixOperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);

  @Override
  public List<Diagnosis> look(Patient patient) {
    return List.of(java(), memory(), processors(), files(patient), user(), entropy());
  }

  private static Diagnosis java() {
    var version = Runtime.version();
    var found = "Java %s at %s".formatted(version, System.getProperty("java.home"));
    return version.feature() >= JAVA
        ? Diagnosis.good("java", found)
        : Diagnosis.bad("java", found, "Byway needs Java %d or later".formatted(JAVA));
  }

  /** Of the machine, or of what this process is allowed of it. */
  private static Diagnosis memory() {
    long megabytes = SYSTEM.getTotalMemorySize() / MEGABYTE;
    var found = "%,d MB".formatted(megabytes);
    if (megabytes < LEAST_MEMORY_MEGABYTES) {
      return Diagnosis.bad(
          "memory", found, "at least %,d MB are needed".formatted(LEAST_MEMORY_MEGABYTES));
    }
    return megabytes < MEMORY_MEGABYTES
        ? Diagnosis.warn(
            "memory", found, "%,d MB or more keep it quick".formatted(MEMORY_MEGABYTES))
        : Diagnosis.good("memory", found);
  }

  private static Diagnosis processors() {
    int count = Runtime.getRuntime().availableProcessors();
    return count < PROCESSORS
        ? Diagnosis.warn("processors", "one", "two keep pages quick while data are charged")
        : Diagnosis.good("processors", Integer.toString(count));
  }

  /** Each hotspot and each browser that is connected takes one; the server knows its own. */
  private static Diagnosis files(Patient patient) {
    long most =
        patient
            .server()
            .map(server -> server.path("process").path("mostFiles").asLong())
            .orElseGet(SYSTEM::getMaxFileDescriptorCount);
    long open =
        patient
            .server()
            .map(server -> server.path("process").path("openFiles").asLong())
            .orElse(0L);
    var found =
        patient.isRunning()
            ? "%,d of %,d are open".formatted(open, most)
            : "%,d may be open".formatted(most);
    var advice = "raise LimitNOFILE in the unit, or ulimit -n";
    if (most < LEAST_FILES || open * 10 > most * 9) {
      return Diagnosis.bad("descriptors", found, advice);
    }
    return most < FILES
        ? Diagnosis.warn(
            "descriptors", found, advice + "; each hotspot that is connected takes one")
        : Diagnosis.good("descriptors", found);
  }

  private static Diagnosis user() {
    var user = System.getProperty("user.name");
    return user.equals("root")
        ? Diagnosis.warn(
            "user",
            "this is root",
            "an ordinary user is enough, and harms less when something breaks")
        : Diagnosis.good("user", user);
  }

  /** Whether the kernel has enough of it to give any, which it says by answering. */
  private static Diagnosis entropy() {
    try {
      var asked =
          new ProcessBuilder("head", "--bytes=16", "/dev/random")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (asked.waitFor(ENTROPY_SECONDS, TimeUnit.SECONDS)) {
        return Diagnosis.good("entropy", "the kernel gives what keys are made of");
      }
      asked.destroyForcibly();
      return Diagnosis.bad(
          "entropy", "the kernel has none yet, and keys wait", "install rng-tools or haveged");
    } catch (IOException e) {
      return Diagnosis.unknown("entropy", "the kernel cannot be asked", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Diagnosis.unknown("entropy", "it was stopped", "");
    }
  }
}
