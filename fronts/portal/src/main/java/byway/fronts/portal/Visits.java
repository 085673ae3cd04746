package byway.fronts.portal;

import byway.fronts.web.Cookies;
import byway.fronts.web.ExternalPortal;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.MacAddress;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.network.access.api.Access;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Leave;
import byway.network.access.api.MeetVisit;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.Source;
import byway.network.access.api.Visit;
import byway.network.devices.api.Devices;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** At which hotspot, with which client device, a visitor is: a token that the browser keeps. */
@Singleton
final class Visits {
  private static final String COOKIE = "byway_visit";
  private static final String NOW = "byway.visit";

  /** With which MAC address this browser's device went online last. */
  private static final String MAC = "byway_mac";

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST_CHARACTERS = 500;

  /** What this browser alone has, so that nobody else's link counts as a visit of its own. */
  private static final String BROWSER = "byway_browser";

  private static final int BROWSER_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Access access;
  private final Devices devices;
  private final Cookies cookies;
  private final CurrentVertxRequest request;
  private final List<ExternalPortal> gates;

  Visits(
      Access access,
      Devices devices,
      Cookies cookies,
      CurrentVertxRequest request,
      @All List<ExternalPortal> gates) {
    this.access = access;
    this.devices = devices;
    this.cookies = cookies;
    this.request = request;
    this.gates = gates;
  }

  /**
   * Where the visitor is.
   *
   * @param own whether it is certain that the browser is on the visit's client device; if not, the
   *     link may be another's, and nothing is opened before the person has been asked
   */
  record Here(Visit visit, boolean own) {}

  /** A hotspot has sent this client device here, or somebody else's link says so. */
  void arrived(@Nullable String token) {
    if (token != null && token.matches("[\\w.~-]{1," + MOST_CHARACTERS + "}")) {
      cookies.set(COOKIE, token, "/portal", KEPT);
      request.getCurrent().put(NOW, token);
    }
  }

  /** The visit; none when the visitor is at no hotspot, or came too long ago. */
  Optional<Visit> current() {
    return here(false).map(Here::visit);
  }

  /**
   * @param agreed whether the person was told which hotspot and client device it is, and wants that
   */
  Optional<Here> here(boolean agreed) {
    var token = token();
    if (token == null) {
      return Optional.empty();
    }
    var externalPortal = externalPortal(token);
    if (externalPortal.isPresent()) {
      boolean vouched = agreed || externalPortal.get().vouches(token);
      return externalPortal.get().visit(token).map(visit -> new Here(visit, vouched));
    }
    try {
      var met = access.meet(new MeetVisit(token, browser(), source(), agreed));
      follow(token, met.visit());
      return Optional.of(new Here(met.visit(), met.own() || agreed));
    } catch (Refusal e) {
      if (e.isNotFound() || e.status() == 400) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The hotspot has begun another visit of this device since. */
  private void follow(String token, Visit visit) {
    if (!visit.token().equals(token)) {
      arrived(visit.token());
    }
  }

  private String browser() {
    var kept = cookies.get(BROWSER);
    if (kept != null) {
      return kept;
    }
    String fresh = request.getCurrent().get(BROWSER);
    if (fresh == null) {
      var bytes = new byte[BROWSER_BYTES];
      RANDOM.nextBytes(bytes);
      fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      request.getCurrent().put(BROWSER, fresh);
      cookies.set(BROWSER, fresh, "/portal", KEPT);
    }
    return fresh;
  }

  /** Where the browser is in the network. */
  private @Nullable String source() {
    return Source.of(Caller.of(request).address());
  }

  /** The customer's open session on this client device. */
  Optional<Session> session(Visit visit, UUID customerId) {
    return open(customerId)
        .filter(session -> session.deviceId().equals(visit.deviceId()))
        .filter(session -> session.mac().equals(visit.mac()))
        .filter(session -> hasBegun(visit, session))
        .findFirst();
  }

  private boolean hasBegun(Visit visit, Session session) {
    return externalPortal(visit.token())
        .map(externalPortal -> externalPortal.hasBegun(visit.token(), session))
        .orElse(true);
  }

  /**
   * Signs the client device in. Only for a visit that is this browser's own.
   *
   * @param back where the browser is to come back to
   * @return where the browser must go first, at hotspots that are not ours
   */
  Optional<URI> connect(Here here, UUID customerId, String back) {
    if (!here.own()) {
      throw new IllegalStateException("the visitor was not asked");
    }
    leaveFormer(customerId, here.visit());
    var token = here.visit().token();
    var externalPortal = externalPortal(token);
    if (externalPortal.isPresent()) {
      return externalPortal.get().wayIn(token, customerId, back);
    }
    var unused =
        as(customerId, () -> access.open(new OpenSession(token, customerId, source(), browser())));
    return Optional.empty();
  }

  /** Who has proved a moment ago who they are, by a sign-in or by what their browser keeps. */
  static <T> T as(UUID customerId, Callable<T> work) {
    return Context.current().withPrincipal(Principal.customer(customerId)).call(work);
  }

  /**
   * A device takes another MAC address when it likes: only its browser knows what it had before.
   * Only ever the customer's own sessions end by that.
   */
  private void leaveFormer(UUID customerId, Visit visit) {
    var former =
        Optional.ofNullable(cookies.getText(MAC)).flatMap(MacAddress::ofDevice).orElse(visit.mac());
    cookies.setText(MAC, visit.mac(), "/portal", KEPT);
    if (!former.equals(visit.mac())) {
      var left = new Leave(customerId, visit.deviceId(), visit.mac(), former);
      var unused = as(customerId, () -> access.leave(left));
    }
  }

  private Stream<Session> open(UUID customerId) {
    return as(customerId, () -> access.openOf(customerId)).stream();
  }

  private Optional<ExternalPortal> externalPortal(String token) {
    return gates.stream().filter(externalPortal -> externalPortal.isOf(token)).findFirst();
  }

  void disconnect(UUID customerId) {
    current()
        .flatMap(visit -> session(visit, customerId))
        .ifPresent(
            session ->
                as(customerId, () -> access.close(session.id(), new CloseSession("signed_out"))));
  }

  String hotspotName(Visit visit) {
    return devices.get(visit.deviceId()).name();
  }

  private @Nullable String token() {
    String now = request.getCurrent().get(NOW);
    return now != null ? now : cookies.get(COOKIE);
  }
}
