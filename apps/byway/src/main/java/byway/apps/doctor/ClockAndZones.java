package byway.apps.doctor;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Whether the clock is set by others, and how old what Java knows of time zones is. */
final class ClockAndZones implements Examination {
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");
  private static final int PATIENCE_SECONDS = 5;
  private static final int ZONES_GOOD_YEARS = 2;
  private static final byte ZONES_FORMAT = 1;

  @Override
  public List<Diagnosis> look(Patient patient) {
    return List.of(clock(), zones(LocalDate.ofInstant(patient.now(), ZoneOffset.UTC)));
  }

  private static Diagnosis clock() {
    if (Files.exists(SYNCHRONISED)) {
      return Diagnosis.good("clock", "it is set by the network");
    }
    var advice =
        "install chrony or systemd-timesyncd: codes, seals and certificates go by the clock";
    return switch (said("timedatectl", "show", "--property=NTPSynchronized", "--value")) {
      case "yes" -> Diagnosis.good("clock", "it is set by the network");
      case "no" -> Diagnosis.warn("clock", "nothing sets it by the network", advice);
      default ->
          Diagnosis.unknown(
              "clock", "whether something sets it by the network is not told here", advice);
    };
  }

  private static String said(String... command) {
    try {
      var asked =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return "";
      }
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** As tzdb.dat of the JDK says in its head, such as 2026a. */
  private static Diagnosis zones(LocalDate today) {
    var file = Path.of(System.getProperty("java.home"), "lib", "tzdb.dat");
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readByte() != ZONES_FORMAT || !in.readUTF().equals("TZDB") || in.readShort() < 1) {
        return Diagnosis.unknown("time-zones", file + " is of another form", "");
      }
      var version = in.readUTF();
      int year = Integer.parseInt(version.substring(0, 4));
      return today.getYear() - year >= ZONES_GOOD_YEARS
          ? Diagnosis.warn("time-zones", "they are of " + version, "update Byway, or its Java")
          : Diagnosis.good("time-zones", "they are of " + version);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return Diagnosis.unknown("time-zones", file + " cannot be read", "");
    }
  }
}
