package byway.network.devices;

import byway.kit.values.Refusal;
import byway.network.devices.Rows.Place;
import byway.network.devices.api.Device;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The place of a hotspot in the list: its id, then its name. */
final class Cursor {
  private static final int ID_BYTES = 16;
  private static final int MOST_BYTES = 1_024;

  private Cursor() {}

  static String write(Device device) {
    var name = device.name().getBytes(StandardCharsets.UTF_8);
    var bytes =
        ByteBuffer.allocate(ID_BYTES + name.length)
            .putLong(device.id().getMostSignificantBits())
            .putLong(device.id().getLeastSignificantBits())
            .put(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static Place read(String cursor) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() >= ID_BYTES && bytes.remaining() <= MOST_BYTES) {
        var id = new UUID(bytes.getLong(), bytes.getLong());
        var name = StandardCharsets.UTF_8.decode(bytes).toString();
        if (Texts.isPrintable(name)) {
          return new Place(name, id);
        }
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as anything else that is not a cursor.
    }
    throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
  }
}
