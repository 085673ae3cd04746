package byway.charging.usage.console;

import byway.charging.usage.api.CarrierFeed.Row;
import byway.fronts.web.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A carrier's bill as it was brought, with what is wrong with it row by row. */
record CarrierBillForm(String carrier, List<Row> rows, Form form) {
  static final String NAME = "[a-z0-9-]{1,40}";
  private static final String REASON = "reason";
  private static final String CARRIER = "carrier";
  private static final String FILE = "file";
  private static final String ROWS = "rows";
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_TOLD = 5;
  private static final int LONGEST_TEXT = 60;

  CarrierBillForm {
    rows = List.copyOf(rows);
  }

  /** A file goes before what was pasted; where it is refused, its rows stand in the field. */
  static CarrierBillForm of(
      @Nullable String carrier,
      @Nullable FileUpload file,
      @Nullable String pasted,
      @Nullable String reason,
      ReconciliationMessages words) {
    if (file == null || file.size() == 0) {
      return of(carrier, Objects.requireNonNullElse(pasted, ""), false, reason, words);
    }
    boolean isLarge = file.size() > MOST_CHARACTERS;
    var text = isLarge ? Objects.requireNonNullElse(pasted, "") : read(file);
    return of(carrier, text, isLarge, reason, words);
  }

  static CarrierBillForm of(
      @Nullable String carrier,
      String text,
      boolean isLarge,
      @Nullable String reason,
      ReconciliationMessages words) {
    var name =
        Objects.requireNonNullElse(carrier, "")
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "-");
    var why = Objects.requireNonNullElse(reason, "").strip();
    var form =
        Form.empty()
            .with(CARRIER, Objects.requireNonNullElse(carrier, "").strip())
            .with(ROWS, text)
            .with(REASON, why);
    if (!name.matches(NAME)) {
      form = form.wrong(CARRIER, words.carrierWrong());
    }
    var read = CarrierFile.read(text);
    if (isLarge) {
      form = form.wrong(FILE, words.fileLarge());
    } else if (read.rows().isEmpty() && read.problems().isEmpty()) {
      form = form.wrong(ROWS, words.rowsMissing());
    }
    for (var problem : read.problems().stream().limit(MOST_TOLD).toList()) {
      form = form.wrong(ROWS, inWords(problem, words));
    }
    if (read.problems().size() > MOST_TOLD) {
      var more = Integer.toString(read.problems().size() - MOST_TOLD);
      form = form.wrong(ROWS, words.moreWrong(more));
    }
    return new CarrierBillForm(name, read.rows(), form);
  }

  private static String inWords(CarrierFile.Problem problem, ReconciliationMessages words) {
    var line = Integer.toString(problem.line());
    var text =
        problem.text().length() > LONGEST_TEXT
            ? problem.text().substring(0, LONGEST_TEXT) + "…"
            : problem.text();
    return switch (problem.wrong()) {
      case FIELDS -> words.rowFields(line, text);
      case DEVICE -> words.rowDevice(line, text);
      case DAY -> words.rowDay(line, text);
      case BYTES -> words.rowBytes(line, text);
      case TWICE -> words.rowTwice(line, text);
      case TOO_MANY -> words.rowsMany(line);
    };
  }

  private static String read(FileUpload file) {
    try {
      return new String(Files.readAllBytes(file.uploadedFile()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
