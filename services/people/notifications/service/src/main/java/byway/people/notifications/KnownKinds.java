package byway.people.notifications;

import byway.kit.values.Refusal;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageKinds;
import byway.people.notifications.api.TemplateName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The kinds of messages that features send, as the features themselves say. */
@Singleton
final class KnownKinds {
  private final List<MessageKind> all;

  @Inject
  KnownKinds() {
    this(
        ServiceLoader.load(MessageKinds.class, KnownKinds.class.getClassLoader()).stream()
            .flatMap(of -> of.get().all().stream())
            .toList());
  }

  KnownKinds(List<MessageKind> all) {
    this.all = all.stream().sorted(Comparator.comparing(MessageKind::name)).toList();
  }

  List<MessageKind> all() {
    return all;
  }

  Optional<MessageKind> find(String name) {
    return all.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** Refuses with {@code not_found} what no feature sends in this way. */
  MessageKind of(TemplateName name) {
    return find(name.kind())
        .filter(kind -> kind.channels().contains(name.channel()))
        .filter(kind -> MessageKind.LANGUAGES.contains(name.language()))
        .orElseThrow(() -> Refusal.notFound("the template"));
  }
}
