package byway.apps;

import byway.apps.commands.Commands;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.operations.installation.api.SettingUp;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The link that sets up an installation that is empty: a new one at each start, until it is. */
@Singleton
final class FirstLink {
  private static final Logger LOG = Logger.getLogger(FirstLink.class);

  private static final int TRIES = 60;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final SettingUp settingUp;
  private final Settings settings;

  FirstLink(SettingUp settingUp, Settings settings) {
    this.settingUp = settingUp;
    this.settings = settings;
  }

  /**
   * By the process that has the service, so that of several one prints it. Where the database has
   * gone in the meantime it is waited for, which is told by who notices.
   */
  void print(PrintStream out) {
    if (settings.roles().runs(SettingUp.SERVICE)) {
      Thread.ofVirtual().name("first-link").start(() -> tryToPrint(out));
    }
  }

  private void tryToPrint(PrintStream out) {
    try {
      for (int tried = 0; tried < TRIES; tried++) {
        if (hasPrinted(out)) {
          return;
        }
        Thread.sleep(PAUSE);
      }
      LOG.warn("whether this installation is set up is not known; ./byway setup-link asks again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Or there is nothing to print. */
  private boolean hasPrinted(PrintStream out) {
    try {
      var link = Context.platform().call(settingUp::link);
      if (settings.of(LaunchSettings.class).log().equals("json")) {
        LOG.infof("this installation is empty: %s sets it up", link.address());
      } else {
        Commands.print(link, out);
      }
    } catch (Refusal e) {
      if (!e.code().equals("set_up_done")) {
        throw e;
      }
    } catch (CallFailed e) {
      return false;
    }
    return true;
  }
}
