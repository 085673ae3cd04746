package byway.hotspot.agent.identity;

import byway.hotspot.agent.identity.PlatformCall.Answer;
import byway.hotspot.agent.identity.PlatformCall.Refused;
import byway.hotspot.protocol.DeviceLogin;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a box that is nobody's comes to belong somewhere: it shows its key, is given a code, and asks
 * until somebody has claimed it by that (docs/enrolment.md).
 */
public final class Enrolling {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(1);
  private static final int MOST_POLL_SECONDS = 60;
  private static final int GONE = 410;

  private final URI platform;
  private final Box box;
  private final IdentityFile file;
  private final Screen screen;
  private final Pause pause;

  /**
   * @param platform its address on the web
   */
  public Enrolling(URI platform, Box box, IdentityFile file, Screen screen) {
    this(platform, box, file, screen, Thread::sleep);
  }

  Enrolling(URI platform, Box box, IdentityFile file, Screen screen, Pause pause) {
    this.pause = pause;
    this.platform = platform;
    this.box = box;
    this.file = file;
    this.screen = screen;
  }

  /**
   * What the box says of itself.
   *
   * @param token which the manufacturer has given it; empty for none
   */
  public record Box(String serial, String model, String token) {}

  /** How time passes between two questions. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  /** What the person before the box sees. */
  public interface Screen {
    void claim(Claim claim);

    /** It belongs to somebody now. */
    void claimed(String name, String owner);

    /** What is in the way. */
    void trouble(String words);
  }

  /** Asks until the box belongs somewhere; for who has been there before, it is there at once. */
  public Place enrol() throws InterruptedException {
    var known = file.place();
    var next = SOON;
    while (known.isEmpty()) {
      try {
        askAndWait();
        next = SOON;
      } catch (IOException e) {
        screen.trouble(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        pause.take(next);
        next = next.multipliedBy(2).compareTo(LATEST) < 0 ? next.multipliedBy(2) : LATEST;
      }
      known = file.place();
    }
    return known.get();
  }

  /** Until it is claimed, or its code is good no more. */
  private void askAndWait() throws IOException, InterruptedException {
    var asked = ask();
    var authority = authority(asked);
    screen.claim(
        new Claim(
            asked.needed("code"), asked.needed("claim"), asked.number("minutes"), asked.rows()));
    var id = asked.needed("id");
    var nonce = asked.needed("nonce");
    while (true) {
      pause.take(Duration.ofSeconds(Math.clamp(asked.number("poll"), 1, MOST_POLL_SECONDS)));
      Answer answer;
      try {
        answer = look(id, nonce);
      } catch (Refused refused) {
        if (refused.status() == GONE) {
          return;
        }
        throw refused;
      }
      if (answer.needed("state").equals("claimed")) {
        keep(id, nonce, answer, authority);
        return;
      }
      nonce = answer.needed("nonce");
    }
  }

  private Answer ask() throws IOException {
    var known = file.get();
    var hash = BoxKey.hash(known.secret());
    var form = new LinkedHashMap<String, String>();
    form.put("serial", box.serial());
    form.put("model", box.model());
    form.put("key", known.key().publicText());
    form.put("secret", hash);
    form.put("token", box.token());
    form.put("proof", known.key().sign("byway-ask", box.serial(), box.model(), hash));
    return PlatformCall.post(platform.resolve("/api/enrol"), form);
  }

  private Answer look(String id, String nonce) throws IOException {
    var proof = file.get().key().sign("byway-look", id, nonce);
    return PlatformCall.post(
        platform.resolve("/api/enrol/" + id), Map.of("nonce", nonce, "proof", proof));
  }

  private static X509Certificate authority(Answer asked) throws IOException {
    try {
      return Place.certificate(asked.needed("authority"));
    } catch (IllegalArgumentException e) {
      throw new IOException("the platform's authority cannot be read", e);
    }
  }

  /** Only what the authority has signed for this very question: an old answer is not taken. */
  private void keep(String id, String nonce, Answer answer, X509Certificate authority)
      throws IOException {
    var said =
        String.join(
            "\n",
            "byway-identity",
            id,
            nonce,
            answer.needed("operator"),
            answer.needed("device"),
            answer.needed("mqtt"),
            answer.needed("portal"));
    if (!isSigned(said, answer.needed("signature"), authority)) {
      throw new IOException("the answer is not the platform's, or is of another time");
    }
    try {
      var login = new DeviceLogin(answer.needed("operator"), answer.needed("device"));
      var place =
          new Place(
              login,
              URI.create(answer.needed("mqtt")),
              URI.create(answer.needed("portal")),
              BoxKey.TEXT.encodeToString(authority.getEncoded()));
      file.change(identity -> identity.at(place));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException("the platform's answer cannot be used: " + e.getMessage(), e);
    }
    screen.claimed(
        answer.first().getOrDefault("name", ""), answer.first().getOrDefault("owner", ""));
  }

  private static boolean isSigned(String said, String signature, X509Certificate authority) {
    try {
      var check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(authority.getPublicKey());
      check.update(said.getBytes(StandardCharsets.UTF_8));
      return check.verify(BoxKey.BYTES.decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
