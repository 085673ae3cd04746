package byway.network.enrolment;

import byway.kit.values.Refusal;
import byway.network.enrolment.api.BatchResult.WrongLine;
import byway.network.enrolment.api.TakeInBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of boxes as a spreadsheet writes it (RFC 4180), commas or semicolons between. */
final class BatchFile {
  private static final Set<String> COLUMNS =
      Set.of("serial", "token", "key", "name", "owner", "order");
  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST_TOKEN = 200;
  private static final int LONGEST_ORDER = 60;
  private static final int MOST_WRONG = 100;

  private final List<WrongLine> wrong = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> serials = new HashSet<>();

  private BatchFile() {}

  /** A box, as the file has it. */
  record Line(
      int number,
      String serial,
      boolean byKey,
      byte[] proofHash,
      String name,
      String owner,
      String order) {}

  static BatchFile read(String csv) {
    var file = new BatchFile();
    if (csv.length() > TakeInBatch.MOST_CHARACTERS) {
      file.reject(0, "too_long", "the list has more than 400,000 characters");
    } else {
      file.take(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
    }
    return file;
  }

  List<Line> lines() {
    return lines;
  }

  List<WrongLine> wrong() {
    return wrong;
  }

  void reject(int line, String code, String words) {
    if (wrong.size() < MOST_WRONG) {
      wrong.add(new WrongLine(line, code, words));
    } else if (wrong.size() == MOST_WRONG) {
      wrong.add(new WrongLine(0, "more_wrong", "and there are more lines like that"));
    }
  }

  private void take(String csv) {
    var rows = csv.lines().toList();
    var head = rows.isEmpty() ? "" : rows.getFirst();
    char between = head.indexOf(';') >= 0 ? ';' : ',';
    var names =
        cells(head, between).stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    if (!COLUMNS.containsAll(names)
        || new HashSet<>(names).size() < names.size()
        || !names.contains("serial")
        || !(names.contains("token") || names.contains("key"))) {
      reject(
          1,
          "columns_wrong",
          "the first line names the columns: serial, token or key, and where wanted name, owner, order");
      return;
    }
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).isBlank()) {
        take(i + 1, names, cells(rows.get(i), between));
      }
    }
    if (lines.isEmpty() && wrong.isEmpty()) {
      reject(0, "empty", "there is no box in the list");
    } else if (lines.size() > TakeInBatch.MOST_BOXES) {
      reject(0, "too_many", "a list has at most 1,000 boxes");
    }
  }

  private void take(int number, List<String> names, List<String> cells) {
    if (cells.size() != names.size()) {
      reject(
          number,
          "cells_wrong",
          "%d values, where there are %d columns".formatted(cells.size(), names.size()));
      return;
    }
    var row = new HashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(names.get(i), cells.get(i).strip());
    }
    try {
      take(number, row);
    } catch (Refusal refusal) {
      reject(number, refusal.code(), refusal.detail());
    }
  }

  private void take(int number, Map<String, String> row) {
    var serial = Texts.serial(row.getOrDefault("serial", ""));
    if (!serials.add(serial)) {
      throw Refusal.invalid(
          "serial_twice", "the serial number %s is in the list twice".formatted(serial));
    }
    var token = row.getOrDefault("token", "");
    var key = row.getOrDefault("key", "");
    if (token.isEmpty() == key.isEmpty()) {
      throw Refusal.invalid("proof_missing", "a box has either a token or a key");
    }
    if (key.isEmpty() && (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN)) {
      throw Refusal.invalid("token_invalid", "a token has 16 to 200 characters");
    }
    if (!key.isEmpty()) {
      var unused = Texts.key(Texts.bytes(key));
    }
    var order = row.getOrDefault("order", "");
    if (order.length() > LONGEST_ORDER) {
      throw Refusal.invalid("order_invalid", "an order has at most 60 characters");
    }
    lines.add(
        new Line(
            number,
            serial,
            !key.isEmpty(),
            key.isEmpty() ? Texts.sha256(token) : Texts.sha256(Texts.bytes(key)),
            Texts.name(row.getOrDefault("name", "")),
            row.getOrDefault("owner", ""),
            order));
  }

  Set<String> owners() {
    return lines.stream()
        .map(Line::owner)
        .filter(owner -> !owner.isEmpty())
        .collect(Collectors.toSet());
  }

  /** A quoted value stays on its line here: no value of a box has a line feed. */
  private static List<String> cells(String line, char between) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == between && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
