package byway.fronts.platform;

import byway.fronts.web.Visitors;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.operations.installation.api.SettingUp;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of the platform's own pages is for anybody but its administrators, its door apart; and
 * all of it, the door too, is at the installation's own address alone, so that no guest of an
 * operator finds a place to guess passwords at. It goes by the class that would answer.
 */
final class AdministratorsOnly {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Set<Class<?>> OF_THE_SET_UP = Set.of(SetUpPages.class, ReachPages.class);

  private final Visitors visitors;
  private final ExpiringCache<String, List<String>> origins;

  AdministratorsOnly(
      Visitors visitors, SettingUp settingUp, Settings settings, InstantSource clock) {
    this.visitors = visitors;
    this.origins = new ExpiringCache<>(1, FRESH, clock, once -> origins(settingUp, settings));
  }

  private static List<String> origins(SettingUp settingUp, Settings settings) {
    var given = Context.platform().call(settingUp::state).origin();
    return List.of(
        authority(settings.publicUrl().toString()),
        authority(Objects.requireNonNullElse(given, "")));
  }

  /** A proxy may end TLS: by which scheme one comes is not what tells addresses apart. */
  private static String authority(String origin) {
    return origin.replaceFirst("^[a-z]+://", "").replaceFirst("/$", "").toLowerCase(Locale.ROOT);
  }

  @ServerRequestFilter(priority = 400)
  public void check(ResourceInfo resource) {
    var room = resource.getResourceClass();
    if (!isOfPlatform(room)) {
      return;
    }
    if (!origins.of("").contains(authority(visitors.current().origin()))) {
      throw Refusal.notFound("what you asked for");
    }
    if (!AdministratorDoor.class.isAssignableFrom(room)) {
      var unused = visitors.administrator();
    }
  }

  static boolean isOfPlatform(@Nullable Class<?> room) {
    return room != null
        && room.getPackageName().equals(AdministratorsOnly.class.getPackageName())
        && OF_THE_SET_UP.stream().noneMatch(open -> open.isAssignableFrom(room));
  }
}
