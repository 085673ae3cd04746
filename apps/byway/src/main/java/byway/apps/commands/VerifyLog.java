package byway.apps.commands;

import byway.kit.json.Json;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.SignedHead;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the lines of an audit log that was taken away are whole; it asks nobody. */
final class VerifyLog {
  static final String LOG = "byway audit 1";

  private final PrintStream out;

  VerifyLog(PrintStream out) {
    this.out = out;
  }

  /**
   * @param key print of the key that it must be signed with; none for whichever it names
   * @param kept a head that was kept elsewhere, which the log must have come by; none for none
   */
  void run(Path file, @Nullable String key, @Nullable Path kept) throws Ended {
    var before = kept == null ? Optional.<SignedHead>empty() : Optional.of(head(kept));
    SignedHead head;
    try (var lines = Files.newBufferedReader(file)) {
      head = walked(lines, before);
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, "%s cannot be read.".formatted(file));
    }
    if (!head.isSigned()) {
      throw broken("The signature of its head is not that key's.");
    }
    if (key != null && !plain(key).equals(plain(head.print()))) {
      throw broken("It is signed with another key, whose print is %s.".formatted(head.print()));
    }
    if (before.isPresent() && !before.get().publicKey().equals(head.publicKey())) {
      throw broken("The head that was kept is signed with another key.");
    }
    out.printf("Whole: %d entries, each chained to the one before.%n", head.number());
    out.printf("Signed at %s with the key %s%n", head.at(), head.print());
    before.ifPresent(one -> out.printf("It goes on from entry %d as it was kept.%n", one.number()));
  }

  private static String plain(String print) {
    return print.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static SignedHead walked(BufferedReader lines, Optional<SignedHead> kept)
      throws IOException, Ended {
    var first = tree(lines.readLine());
    if (!first.path("log").asText().equals(LOG)) {
      throw broken("This is no audit log of Byway.");
    }
    var operator = UUID.fromString(first.path("operator").asText());
    long number = 0;
    var hash = Chain.BEGINNING;
    boolean isPast = kept.isEmpty() || kept.get().number() == 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var said = tree(line);
      if (said.has("head")) {
        var head = Commands.read(said.path("head"), SignedHead.class);
        if (lines.readLine() != null) {
          throw broken("There is something behind its head.");
        }
        if (!isPast) {
          throw broken("It ends before the head that was kept.");
        }
        check(head, operator, number, hash);
        return head;
      }
      var act = Commands.read(said, Act.class);
      if (act.number() != number + 1 || !act.hash().equals(hashed(operator, hash, act))) {
        throw broken("Entry %d does not follow from the one before.".formatted(number + 1));
      }
      number = act.number();
      hash = act.hash();
      if (kept.isPresent() && kept.get().number() == number) {
        check(kept.get(), operator, number, hash);
        isPast = true;
      }
    }
    throw broken("It ends without a head.");
  }

  private static String hashed(UUID operator, String before, Act act) throws Ended {
    try {
      return Chain.hash(operator, before, act);
    } catch (IllegalArgumentException e) {
      throw broken("Entry %d is of another version.".formatted(act.number()));
    }
  }

  private static void check(SignedHead head, UUID operator, long number, String hash) throws Ended {
    if (!head.tenantId().equals(operator) || head.number() != number || !head.hash().equals(hash)) {
      throw broken(
          "Entry %d is not the one that the head of %s names.".formatted(number, head.at()));
    }
  }

  private static SignedHead head(Path kept) throws Ended {
    try {
      var said = tree(Files.readString(kept));
      var head = Commands.read(said.has("head") ? said.path("head") : said, SignedHead.class);
      if (!head.isSigned()) {
        throw broken("The head that was kept is not signed.");
      }
      return head;
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, "%s cannot be read.".formatted(kept));
    }
  }

  private static JsonNode tree(@Nullable String line) throws Ended {
    try {
      return Json.MAPPER.readTree(line == null ? "" : line);
    } catch (JsonProcessingException e) {
      throw broken("A line of it is no JSON.");
    }
  }

  private static Ended broken(String why) {
    return new Ended(Ended.DATA, why);
  }
}
