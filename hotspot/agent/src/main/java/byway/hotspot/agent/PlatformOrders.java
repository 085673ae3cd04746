package byway.hotspot.agent;

import byway.hotspot.protocol.Command;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.Prospects;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.hotspot.protocol.Snapshot;
import java.time.Instant;

/** Does what the platform says. */
final class PlatformOrders {
  private final AgentParts parts;
  private final ClientDesk desk;
  private final SessionTable sessions;
  private final Memory memory;
  private final Reporter reporter;
  private final SettingsOnTrial settings;
  private final SecretChange secret;

  PlatformOrders(
      AgentParts parts,
      ClientDesk desk,
      SessionTable sessions,
      Memory memory,
      Reporter reporter,
      SettingsOnTrial settings,
      SecretChange secret) {
    this.parts = parts;
    this.desk = desk;
    this.sessions = sessions;
    this.memory = memory;
    this.reporter = reporter;
    this.settings = settings;
    this.secret = secret;
  }

  void obey(DeviceMessage message, Instant now) {
    switch (message) {
      case SessionOrders all -> all.orders().forEach(order -> obey(order, now));
      case Snapshot snapshot -> snapshot.sessions().forEach(held -> sessions.adopt(held, now));
      case Prospects all ->
          all.prospects().forEach(one -> sessions.reach(one.sessionId(), one.reachBytes()));
      case DesiredSettings desired -> settings.desired(desired, now);
      case Command command -> obey(command, now);
      default -> throw new IllegalStateException("the codec lets only down messages through");
    }
  }

  private void obey(SessionOrder order, Instant now) {
    switch (order) {
      case SessionOrder.Open o ->
          sessions.open(o.sessionId(), o.mac(), o.ceilingBytes(), o.rateLimitKbps(), now);
      case SessionOrder.Ceiling c -> sessions.raise(c.sessionId(), c.ceilingBytes(), now);
      case SessionOrder.Close c -> sessions.close(c.sessionId(), c.reason(), now);
      case SessionOrder.Portal p -> desk.portal(p.mac(), p.portalToken(), now);
      case SessionOrder.Refused r -> {
        switch (r.code()) {
          case OVERLOADED -> reporter.overloaded(r.sessionId(), now);
          case UNKNOWN_SESSION, SESSION_SETTLED, IMPLAUSIBLE ->
              sessions.settle(r.sessionId()).ifPresent(memory::settled);
        }
      }
    }
  }

  private void obey(Command command, Instant now) {
    if (now.getEpochSecond() > command.notAfterEpochSeconds()
        || !memory.obey(command.commandId())) {
      return;
    }
    switch (command.kind()) {
      case REPORT_NOW -> reporter.oweAll(now);
      case RENEW_SECRET -> secret.ask();
      case REBOOT, LOCATE -> parts.commands().accept(command);
    }
  }
}
