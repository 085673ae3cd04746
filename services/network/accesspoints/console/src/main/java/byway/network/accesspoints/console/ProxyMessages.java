package byway.network.accesspoints.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of trusted proxies say. */
@MessageBundle(value = "proxies", locale = "en")
public interface ProxyMessages {
  String proxies();

  String proxiesText();

  String noProxies();

  String ranges();

  String rangesHint();

  String behind();

  String nobodyBehind();

  String lastUsed();

  String may();

  String passOn();

  String vouch();

  String checkKeys();

  String vouches();

  String vouchesHint();

  String checksKeys();

  String checksKeysHint();

  String add();

  String addText();

  String addButton();

  String keep();

  String id();

  String secret();

  String noSecret();

  String secretGone();

  String secretOnce();

  String renew();

  String renewText();

  String remove();

  String removeText();

  String before();

  String beforeText();

  String beforeButton();

  String tooMany();

  String rangesWrong();

  String trustedNoMore();
}
