package byway.operations.installation;

import byway.kit.values.Ids;
import byway.operations.installation.api.SetUp;
import java.util.Objects;
import java.util.UUID;

/**
 * What has been answered so far, with what is secret in it, and the ids of what will be made: they
 * are chosen once, so that finishing twice makes nothing twice.
 *
 * @param act the entry of the audit log
 */
record Draft(
    UUID operatorId,
    UUID ownerId,
    UUID administratorId,
    UUID act,
    SetUp setUp,
    DraftSecrets secrets) {

  static Draft begin(Ids ids) {
    return new Draft(
        ids.next(), ids.next(), ids.next(), ids.next(), SetUp.NOTHING, DraftSecrets.NONE);
  }

  Draft with(SetUp answers) {
    return with(answers, secrets);
  }

  Draft with(SetUp answers, DraftSecrets given) {
    return new Draft(operatorId, ownerId, administratorId, act, answers, given);
  }

  String password() {
    return Objects.requireNonNullElse(secrets.password(), "");
  }

  @Override
  public String toString() {
    return "Draft[hidden]";
  }
}
