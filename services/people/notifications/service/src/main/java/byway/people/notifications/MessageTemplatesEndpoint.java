package byway.people.notifications;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageTemplate;
import byway.people.notifications.api.MessageTemplates;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SetTemplate;
import byway.people.notifications.api.SmsSegments;
import byway.people.notifications.api.TemplateName;
import byway.people.notifications.api.TemplatePreview;
import byway.people.notifications.api.TemplateVersion;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import byway.people.notifications.api.TryTemplate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(MessageTemplatesEndpoint.class)
class MessageTemplatesEndpoint implements MessageTemplates {
  private final NotificationsStore store;
  private final KnownKinds kinds;
  private final Operators operators;
  private final MailCourier mail;
  private final SmsCourier sms;
  private final SmsGateways gateways;
  private final TestMessages tests;
  private final InstantSource clock;
  private final Ids ids;

  MessageTemplatesEndpoint(
      NotificationsStore store,
      KnownKinds kinds,
      Operators operators,
      MailCourier mail,
      SmsCourier sms,
      SmsGateways gateways,
      TestMessages tests,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.kinds = kinds;
    this.operators = operators;
    this.mail = mail;
    this.sms = sms;
    this.gateways = gateways;
    this.tests = tests;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<MessageTemplate> list() {
    var newest = store.read(TemplateRows::newest);
    return kinds.all().stream()
        .flatMap(
            kind ->
                kind.channels().stream()
                    .sorted()
                    .flatMap(
                        channel ->
                            MessageKind.LANGUAGES.stream()
                                .map(language -> new TemplateName(kind.name(), channel, language))))
        .map(name -> shown(name, newest.get(name)))
        .toList();
  }

  private MessageTemplate shown(TemplateName name, @Nullable TemplateVersion changed) {
    var kind = kinds.of(name);
    var own = kind.ownIn(name.language());
    var byways = name.channel() == Channel.SMS ? new MessageWords(null, own.text(), null) : own;
    var words = changed == null ? null : changed.words();
    return new MessageTemplate(
        name,
        Objects.requireNonNullElse(own.subject(), name.kind()),
        words == null ? byways : words,
        byways,
        kind.places(),
        kind.asked(),
        changed == null ? 0 : changed.version(),
        changed);
  }

  @Override
  public MessageTemplate read(TemplateName name) {
    var unused = kinds.of(name);
    return shown(name, store.read(tx -> TemplateRows.newest(tx, name)).orElse(null));
  }

  @Override
  public List<TemplateVersion> history(TemplateName name) {
    var unused = kinds.of(name);
    return store.read(tx -> TemplateRows.history(tx, name, TemplateRows.KEPT));
  }

  @Override
  public MessageTemplate set(SetTemplate command) {
    var name = command.name();
    var words = TemplateChecks.of(kinds.of(name), name.channel(), command.words());
    store.change(
        tx -> {
          if (version(tx, name) != command.version()) {
            throw changed();
          }
          add(tx, name, command.version() + 1, words);
        });
    return read(name);
  }

  @Override
  public MessageTemplate reset(TemplateName name) {
    var unused = kinds.of(name);
    store.change(
        tx -> {
          var newest = TemplateRows.newest(tx, name);
          if (newest.isPresent() && newest.get().words() != null) {
            add(tx, name, newest.get().version() + 1, null);
          }
        });
    return read(name);
  }

  private static int version(Tx tx, TemplateName name) {
    return TemplateRows.newest(tx, name).map(TemplateVersion::version).orElse(0);
  }

  private void add(Tx tx, TemplateName name, int version, @Nullable MessageWords words) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!TemplateRows.add(tx, name, version, words, Context.current().principal().id(), now)) {
      throw changed();
    }
  }

  private static Refusal changed() {
    return Refusal.conflict("template_changed", "somebody else has changed it meanwhile");
  }

  @Override
  public TemplatePreview preview(SetTemplate command) {
    var filled = sample(command.name(), command.words());
    return new TemplatePreview(
        filled.subject(),
        filled.text(),
        filled.html(),
        command.name().channel() == Channel.SMS ? SmsSegments.of(filled.text()) : null);
  }

  private Worded.Filled sample(TemplateName name, MessageWords given) {
    var kind = kinds.of(name);
    var words = TemplateChecks.of(kind, name.channel(), given);
    var operator = operators.get(Context.tenantId()).name();
    return Worded.filled(words, TemplateChecks.samples(kind, operator));
  }

  @Override
  public Tried send(TryTemplate command) {
    var channel = command.name().channel();
    boolean isMail = channel == Channel.EMAIL;
    var to = isMail ? SenderChecks.recipient(command.to()) : SenderChecks.number(command.to());
    var filled = sample(command.name(), command.words());
    tests.count();
    var message = new SendMessage(ids.next(), channel, to, filled.subject(), filled.text());
    var tried =
        isMail
            ? mail.route().map(one -> mail.carry(one, message, filled.html(), Smtp.TRIAL))
            : sms.route().map(one -> gateways.send(one, message).outcome());
    return tried.or(MessageTemplatesEndpoint::nothing).orElseThrow();
  }

  private static Optional<Tried> nothing() {
    return Optional.of(
        new Tried.NotTaken(Fault.NOTHING_SET, false, "no server is set: messages are kept here"));
  }
}
