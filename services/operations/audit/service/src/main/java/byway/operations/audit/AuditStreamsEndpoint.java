package byway.operations.audit;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.tasks.Tasks;
import byway.kit.values.Refusal;
import byway.operations.audit.api.AuditStreams;
import byway.operations.audit.api.StreamKind;
import byway.operations.audit.api.StreamState;
import byway.operations.audit.api.SyslogReceiver;
import byway.operations.audit.api.WebhookReceiver;
import byway.operations.audit.api.WebhookSet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongFunction;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AuditStreamsEndpoint.class)
class AuditStreamsEndpoint implements AuditStreams {
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_AUTHORITY = 20_000;
  private static final int MOST_PORT = 65_535;

  private final AuditStore store;
  private final WebhookSender webhook;
  private final Tasks tasks;
  private final InstantSource clock;

  AuditStreamsEndpoint(AuditStore store, WebhookSender webhook, Tasks tasks, InstantSource clock) {
    this.store = store;
    this.webhook = webhook;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public List<StreamState> list() {
    return store.read(
        tx -> {
          long last = AuditRows.head(tx).number();
          return StreamRows.all(tx).stream().map(row -> state(row, last)).toList();
        });
  }

  private static StreamState state(StreamRows.Row row, long last) {
    return new StreamState(
        row.kind(),
        row.kind() == StreamKind.SYSLOG ? row.host() + ":" + row.port() : row.address(),
        row.kind() == StreamKind.SYSLOG ? row.tls() : row.address().startsWith("https:"),
        row.sentNumber(),
        Math.max(0, last - row.sentNumber()),
        row.lastSentAt(),
        row.trouble());
  }

  @Override
  public StreamState setSyslog(SyslogReceiver receiver) {
    var host = receiver.host().strip();
    boolean isPlace =
        host.matches("[0-9A-Za-z.:\\[\\]_-]{1,255}")
            && receiver.port() >= 1
            && receiver.port() <= MOST_PORT;
    if (!isPlace) {
      throw invalid("a receiver has a host, and a port from 1 to 65535");
    }
    checkAuthority(receiver.authority());
    return set(
        sent ->
            new StreamRows.Row(
                StreamKind.SYSLOG,
                host,
                receiver.port(),
                receiver.tls(),
                receiver.authority().strip(),
                "",
                null,
                sent,
                null,
                null,
                ""),
        receiver.fromFirst());
  }

  private static void checkAuthority(String authority) {
    try {
      if (authority.length() > LONGEST_AUTHORITY) {
        throw invalid("certificates have at most 20,000 characters");
      }
      var unused = SyslogSender.trust(authority);
    } catch (IOException | GeneralSecurityException e) {
      throw invalid("these are no certificates in PEM");
    }
  }

  @Override
  public WebhookSet setWebhook(WebhookReceiver receiver) {
    var address = receiver.address().strip();
    if (!isAddress(address)) {
      throw invalid("an address begins with https:// or http:// and has at most 500 characters");
    }
    var secret = webhook.newSecret();
    var hidden = webhook.hidden(secret, Context.tenantId());
    var state =
        set(
            sent ->
                new StreamRows.Row(
                    StreamKind.WEBHOOK, "", 0, false, "", address, hidden, sent, null, null, ""),
            receiver.fromFirst());
    return new WebhookSet(state, secret);
  }

  private static boolean isAddress(String address) {
    try {
      var uri = new URI(address);
      return address.length() <= LONGEST_ADDRESS
          && uri.getHost() != null
          && uri.getScheme().matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A receiver that is to have all of it has it from the first. */
  private StreamState set(LongFunction<StreamRows.Row> row, boolean fromFirst) {
    var tenant = Context.tenantId();
    return store.write(
        tx -> {
          long last = AuditRows.lock(tx, tenant).number();
          var set = row.apply(fromFirst ? 0 : last);
          StreamRows.set(tx, tenant, set, clock.instant());
          tasks.put(tx, SendActs.SEND, set.kind(), new SendActs.Due(set.kind()));
          return state(set, last);
        });
  }

  @Override
  public void remove(StreamKind kind) {
    store.change(
        tx -> {
          StreamRows.remove(tx, kind);
          tasks.remove(tx, SendActs.SEND, kind);
        });
  }

  private static Refusal invalid(String why) {
    return Refusal.invalid("receiver_invalid", why);
  }
}
