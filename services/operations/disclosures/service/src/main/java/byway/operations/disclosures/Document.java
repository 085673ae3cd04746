package byway.operations.disclosures;

import byway.kit.json.Json;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.DisclosedDocument;
import byway.operations.disclosures.api.DisclosedSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What is handed over: what was asked, what was found, and when; known by its hash. */
final class Document {
  private Document() {}

  record Content(AskDisclosure asked, Instant disclosedAt, List<DisclosedSession> sessions) {}

  static DisclosedDocument of(AskDisclosure asked, List<DisclosedSession> found, Instant now) {
    try {
      var json = Json.MAPPER.writeValueAsString(new Content(asked, now, found));
      var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return new DisclosedDocument(json, HexFormat.of().formatHex(hash));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
