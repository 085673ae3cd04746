package byway.kit.incoming;

import byway.kit.context.InContext;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;

/** For whoever knows the installation's secret. */
@Singleton
@RunOnVirtualThread
@InContext
class SetAsideEventsEndpoint implements SetAsideEvents {
  private final List<Receives> here;

  SetAsideEventsEndpoint(@All List<Receives> all, Settings settings) {
    this.here = all.stream().filter(one -> settings.roles().runs(one.getClass())).toList();
  }

  @Override
  public List<SetAsideEvent> list() {
    return here.stream().flatMap(one -> one.receiver().setAside().stream()).toList();
  }

  @Override
  public void tryAgain(String source, Which which) {
    var receipt = receiver(source).tryAgain(which.eventId());
    if (receipt instanceof Receipt.NotTaken not) {
      throw Refusal.conflict("still_fails", "it cannot be handled now either: " + not.detail());
    }
    if (receipt instanceof Receipt.Taken taken && taken.outcome() == Receipt.Outcome.SET_ASIDE) {
      throw Refusal.conflict("still_fails", "it cannot be handled now either");
    }
  }

  @Override
  public void giveUp(String source, Which which) {
    receiver(source).giveUp(which.eventId());
  }

  private Receiver<?> receiver(String source) {
    return here.stream()
        .<Receiver<?>>map(Receives::receiver)
        .filter(one -> one.source().equals(source))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("the source"));
  }
}
