package byway.operations.installation;

import byway.kit.values.Ids;
import byway.operations.installation.api.SetUp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    @Nullable String password) {

  static Draft begin(Ids ids) {
    return new Draft(ids.next(), ids.next(), ids.next(), ids.next(), SetUp.NOTHING, null);
  }

  Draft with(SetUp answers) {
    return new Draft(operatorId, ownerId, administratorId, act, answers, password);
  }

  Draft with(SetUp answers, String chosen) {
    return new Draft(operatorId, ownerId, administratorId, act, answers, chosen);
  }

  @Override
  public String toString() {
    return "Draft[hidden]";
  }
}
