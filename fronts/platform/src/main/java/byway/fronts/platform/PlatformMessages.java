package byway.fronts.platform;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of who administers the installation say. */
@MessageBundle(value = "platform", locale = "en")
public interface PlatformMessages {
  String operators();

  String health();

  String acts();

  String done();

  String none();

  String state();

  String open();

  String suspended();

  String hosts();

  String host();

  String hostHint();

  String hostMissing();

  String noHosts();

  String addHost();

  String removeHost();

  String newOperator();

  String newText();

  String create();

  String ownerName();

  String ownerWrong();

  String passwordHint();

  String limits();

  String limitsText();

  String hotspots();

  String customers();

  String sessions();

  String limitWrong();

  String keepLimits();

  String suspend();

  String suspendText();

  String atOnce();

  String atOnceDone();

  String since(String time);

  String resume();

  String what();

  String why();

  String who();

  String toWhat();

  String when();

  String byCommand();

  String somebody();

  String noActs();

  String unbroken();

  String brokenAt(long number);

  String well();

  String look();

  String fine();
}
