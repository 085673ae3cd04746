package byway.people.staff;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.people.staff.api.Invitation;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * What the link of an invitation has in it: which one, of which mail, under a seal of the
 * installation. It is kept nowhere, so nobody who reads the database can join.
 */
@Singleton
final class InvitationLinks {
  private static final String PURPOSE = "staff.invitation";
  private static final int BYTES = 20;

  private final Keys keys;

  InvitationLinks(Keys keys) {
    this.keys = keys;
  }

  /** An invitation, by one of its mails. */
  record Mail(UUID invitationId, int send) {}

  String token(Invitation invitation) {
    var said =
        ByteBuffer.allocate(BYTES)
            .putLong(invitation.id().getMostSignificantBits())
            .putLong(invitation.id().getLeastSignificantBits())
            .putInt(invitation.sends());
    return keys.sealText(PURPOSE, said.array(), Context.tenantId());
  }

  /** None where the token is not one of this operator's. */
  Optional<Mail> read(String token) {
    return keys.openText(PURPOSE, token, Context.tenantId())
        .filter(said -> said.length == BYTES)
        .map(ByteBuffer::wrap)
        .map(said -> new Mail(new UUID(said.getLong(), said.getLong()), said.getInt()));
  }
}
