package byway.people.staff.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about staff say. */
@MessageBundle(value = "members", locale = "en")
public interface MemberMessages {
  String title();

  String email();

  String role();

  String since();

  String owner();

  String manager();

  String support();

  String finance();

  String technician();

  String readOnly();

  String rolesText();

  String invite();

  String inviteText();

  String inviteButton();

  String emailWrong();

  String alreadyMember();

  String roleWrong();

  String waiting();

  String sent();

  String goodUntil();

  String sendAgain();

  String reasonToSendAgain(String email);

  String withdraw();

  String reasonToWithdraw(String email);

  String changeRole();

  String lastOwner();

  String remove();

  String removeText();

  String typeName();

  String toBeSure(String name);

  String invited();

  String sentAgain();

  String withdrawn();

  String roleChanged();

  String removed();

  String joinTitle(String operator);

  String joinText(String email, String role);

  String joinButton();

  String invitationOver();

  String invitationOverText();
}
