package byway.people.staff.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages about what two decide say. */
@MessageBundle(value = "approvals", locale = "en")
public interface ApprovalMessages {
  String title();

  String none();

  String text();

  String deed();

  String giveData(String amount);

  String payBack(String amount);

  String issueVouchers(String count, String amount, String label);

  String changeFlag(String key);

  String askedBy();

  String askedAt();

  String goodUntil();

  String decidedBy();

  String waiting();

  String declined();

  String expired();

  String approved();

  String done();

  String failed();

  String failure(String code);

  String approve();

  String approveText();

  String decline();

  String ownRequest();

  String over();

  String asked();

  String isApproved();

  String isDeclined();

  String printBatch();

  String limits();

  String limitsText();

  String gigabytes();

  String gigabytesWrong();

  String vouchers();

  String price();

  String priceWrong();

  String keepLimits();

  String limitsKept();

  String disclose();
}
