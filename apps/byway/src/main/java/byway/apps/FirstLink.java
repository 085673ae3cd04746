package byway.apps;

import byway.apps.commands.Commands;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.operations.installation.api.SettingUp;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import org.jboss.logging.Logger;

/** The link that sets up an installation that is empty: a new one at each start, until it is. */
@Singleton
final class FirstLink {
  private static final Logger LOG = Logger.getLogger(FirstLink.class);

  private final SettingUp settingUp;
  private final Settings settings;

  FirstLink(SettingUp settingUp, Settings settings) {
    this.settingUp = settingUp;
    this.settings = settings;
  }

  /** By the process that has the service, so that of several one prints it. */
  void print(PrintStream out) {
    if (!settings.roles().runs(SettingUp.SERVICE)) {
      return;
    }
    try {
      Commands.print(Context.platform().call(settingUp::link), out);
    } catch (Refusal e) {
      if (!e.code().equals("set_up_done")) {
        throw e;
      }
    } catch (CallFailed e) {
      LOG.warn("whether this installation is set up is not known; ./byway setup-link asks again");
    }
  }
}
