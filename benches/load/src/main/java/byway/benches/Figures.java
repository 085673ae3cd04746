package byway.benches;

import static java.util.Objects.requireNonNull;

import byway.kit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a bench found: a table to read, one JSON line, and the same line kept in a file. */
public final class Figures {
  private final String bench;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public Figures(String bench) {
    this.bench = bench;
  }

  private record Row(String what, double figure, String unit, double peer, double ratio) {}

  public void add(String what, double figure, String unit) {
    add(what, figure, unit, Double.NaN, Double.NaN);
  }

  /** With what it is compared to: what the peer reached, in the same unit. */
  public void add(String what, double figure, String unit, double peer) {
    add(what, figure, unit, peer, figure / peer);
  }

  private void add(String what, double figure, String unit, double peer, double ratio) {
    rows.add(new Row(what, figure, unit, peer, ratio));
    System.out.printf(
        Locale.ROOT, "%-78s %12s %-9s %12s %7s%n", what, n(figure), unit, n(peer), n(ratio));
  }

  /** How it was measured, kept beside the figures. */
  public void note(String note) {
    notes.add(note);
    System.out.println("  " + note);
  }

  /** Prints the line and keeps it under {@code benches/results}. */
  public void keep() throws IOException {
    var found =
        rows.stream()
            .map(
                row ->
                    "{\"what\":\"%s\",\"figure\":%s,\"unit\":\"%s\",\"peer\":%s,\"ratio\":%s}"
                        .formatted(row.what, n(row.figure), row.unit, n(row.peer), n(row.ratio)))
            .toList();
    var line =
        "{\"bench\":\"%s\",\"rows\":[%s],\"notes\":[%s],\"machine\":\"%s\",\"versions\":\"%s\",\"date\":\"%s\"}"
            .formatted(
                bench,
                String.join(",", found),
                String.join(",", notes.stream().map(note -> "\"" + note + "\"").toList()),
                machine(),
                versions(),
                LocalDate.now(ZoneOffset.UTC));
    System.out.println(line);
    var file = Path.of("benches", "results", bench + ".json");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, line + "\n");
  }

  private static String machine() throws IOException {
    long kilobytes =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return "%d cores, %d GB, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Math.round(kilobytes / 1048576.0),
            System.getProperty("os.arch"));
  }

  private static String versions() throws IOException {
    try (var postgres = EmbeddedPostgres.class.getResourceAsStream("binaries-version.txt")) {
      return "Java %s, PostgreSQL %s, %s %s"
          .formatted(
              Runtime.version(),
              new String(requireNonNull(postgres).readAllBytes(), StandardCharsets.UTF_8).strip(),
              System.getProperty("os.name"),
              System.getProperty("os.version"));
    }
  }

  private static String n(double value) {
    if (Double.isNaN(value)) {
      return "null";
    }
    return value >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
