package byway.fronts.platform;

import byway.fronts.web.Cookies;
import byway.kit.values.Refusal;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.SettingUp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The token of the link, as the browser keeps it between the questions. */
@Singleton
class SetUpLinks {
  private static final String COOKIE = "byway_setup";
  private static final Duration KEPT = Duration.ofDays(7);

  private final SettingUp settingUp;
  private final Cookies cookies;

  SetUpLinks(SettingUp settingUp, Cookies cookies) {
    this.settingUp = settingUp;
    this.cookies = cookies;
  }

  /** Whether it is the link; then this browser may answer. */
  boolean open(String token) {
    if (answers(token).isEmpty()) {
      return false;
    }
    cookies.set(COOKIE, token, SetUpPages.HOME, KEPT);
    return true;
  }

  /** What has been answered; none where this browser has no link that is good. */
  Optional<SetUp> answers() {
    var token = cookies.get(COOKIE);
    return token == null ? Optional.empty() : answers(token);
  }

  /** Refuses where there is none. */
  String token() {
    var token = cookies.get(COOKIE);
    if (token == null) {
      throw Refusal.of(403, "link_invalid", "the link is needed that was printed at the start");
    }
    return token;
  }

  void forget() {
    cookies.clear(COOKIE, SetUpPages.HOME);
  }

  private Optional<SetUp> answers(String token) {
    try {
      return Optional.of(settingUp.answers(new SetUpToken(token)));
    } catch (Refusal e) {
      if (e.code().equals("link_invalid")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
