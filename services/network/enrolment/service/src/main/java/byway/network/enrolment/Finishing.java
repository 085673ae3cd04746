package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.EnrolDevice;
import byway.network.devices.api.RekeyDevice;
import byway.network.devices.api.ReplaceDevice;
import byway.network.enrolment.Boxes.Box;
import byway.network.enrolment.api.BoxClaimed;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Makes a claimed box a hotspot. Each step bears being done again, and whoever asks next goes on
 * where a process has ended: who claims, or the box. What can never be one is nobody's again.
 */
@Singleton
class Finishing {
  private final EnrolmentStore store;
  private final DeviceIdentities identities;

  Finishing(EnrolmentStore store, DeviceIdentities identities) {
    this.store = store;
    this.identities = identities;
  }

  void finish(Box box) {
    var device = box.deviceId();
    if (device != null && !box.finished()) {
      try {
        Context.current().withPrincipal(Principal.PLATFORM).run(() -> finish(box, device));
      } catch (Refusal refusal) {
        if (refusal.status() < 500) {
          store.change(tx -> Boxes.release(tx, box.boxId()));
        }
        throw refusal;
      }
    }
  }

  private void finish(Box box, UUID device) {
    var key = Texts.base64(box.publicKey());
    if (box.isBack()) {
      var unused = identities.rekey(device, new RekeyDevice(box.secretHash(), key));
    } else {
      var unused =
          identities.enrol(
              new EnrolDevice(
                  device, box.name(), box.serial(), box.ownerId(), box.secretHash(), key));
    }
    var replaced = box.replaces();
    if (replaced != null) {
      var unused = identities.replace(replaced, new ReplaceDevice(device, "replaced"));
    }
    store.change(
        tx -> {
          if (Boxes.finish(tx, box.boxId())) {
            tx.publish(new BoxClaimed(box.boxId(), device, box.ownerId(), replaced));
          }
        });
  }
}
