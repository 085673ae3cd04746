package byway.people.notifications.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of messages, and of how they leave, say. */
@MessageBundle(value = "notifications", locale = "en")
public interface NotificationMessages {
  String title();

  String heading();

  String none();

  String shortMessage();

  String delivered();

  String waiting();

  String kept();

  String check();

  String messagesKept();

  String noMail();

  String noSms();

  String oneMessage();

  String to();

  String written();

  String serverWords();

  String sent();

  String failed();

  String bounced();

  String tries(String count);

  String sendAgain();

  String sendAgainText();

  String sentAgain();

  String today(String mails, String texts);

  String todayRefused(String count);

  String notLeaving(String count);

  String sending();

  String mailTitle();

  String mailOwn();

  String mailInstallation();

  String from();

  String fromName();

  String fromNameHint();

  String replyTo();

  String host();

  String hostHint();

  String port();

  String security();

  String securityStartTls();

  String securityTls();

  String securityNone();

  String user();

  String password();

  String passwordHint();

  String passwordNeeded();

  String testTo();

  String testToHint();

  String keepMail();

  String reset();

  String smsTitle();

  String smsOwn();

  String smsInstallation();

  String kind();

  String kindTwilio();

  String kindGeneric();

  String address();

  String account();

  String smsFrom();

  String template();

  String secret();

  String keepSms();

  String limitsTitle();

  String limitsText();

  String mails();

  String mailsToOne();

  String texts();

  String textsToOne();

  String textsToCountry();

  String countries();

  String countriesHint();

  String keepLimits();

  String bounces();

  String bouncesText();

  String bounceSecretOnce();

  String bounceSecretThere();

  String newBounceSecret();

  String saved();

  String serverSaid(String words);

  String faultNothingSet();

  String faultHostUnknown();

  String faultAddressRefused();

  String faultConnectFailed();

  String faultTimedOut();

  String faultTlsFailed();

  String faultSignInRefused();

  String faultSenderRefused();

  String faultRecipientRefused();

  String faultRefused();

  String faultAnswerBroken();

  String faultLimitReached();

  String templates();

  String templatesText();

  String whoseWords();

  String yours();

  String byways();

  String language();

  String history();

  String version();

  String by();

  String templateChanged();

  String templateTried(String to);

  String preview();

  String segments(String count, String characters);

  String segmentsUnicode();

  String placesText();

  String placeNeeded();

  String keepTemplate();

  String subject();

  String text();

  String htmlHint();

  String tryTo();

  String tryToHint();

  String tryTemplate();

  String resetTemplate();

  String templateSaved();

  String bouncing();

  String bouncingText();

  String noneBouncing();

  String bouncingSince();

  String liftBounce();

  String bounceLifted();

  String mailbox();

  String mailboxText();

  String mailboxState(String time);

  String mailboxFault(String words);

  String mailboxNeverRead();

  String keepMailbox();

  String forgetMailbox();

  String whyLift();
}
