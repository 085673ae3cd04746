package byway.kit.store;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * Identifiers as the database holds them, sixteen bytes each: written as text they are most of a
 * batch's bytes, and most of the work to read it. Format: array_recv in PostgreSQL's source.
 */
public final class UuidArray extends PGobject implements PGBinaryObject {
  private static final long serialVersionUID = 1L;
  private static final int UUID_OID = 2950;
  private static final int HEADER_BYTES = 20;

  private final byte[] bytes;

  private UuidArray(byte[] bytes) {
    this.bytes = bytes;
    setType("_uuid");
  }

  public static <T> UuidArray of(Collection<T> rows, Function<T, UUID> column) {
    if (rows.isEmpty()) {
      return new UuidArray(ByteBuffer.allocate(12).putInt(0).putInt(0).putInt(UUID_OID).array());
    }
    var out = ByteBuffer.allocate(HEADER_BYTES + rows.size() * 20);
    out.putInt(1).putInt(0).putInt(UUID_OID).putInt(rows.size()).putInt(1);
    for (var row : rows) {
      var uuid = column.apply(row);
      out.putInt(16);
      out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }
    return new UuidArray(out.array());
  }

  /** The text form, for a connection that sends no binary. */
  @Override
  public String getValue() {
    var in = ByteBuffer.wrap(bytes);
    var text = new StringBuilder("{");
    for (int at = HEADER_BYTES; at < bytes.length; at += 20) {
      text.append(at == HEADER_BYTES ? "" : ",");
      text.append(new UUID(in.getLong(at + 4), in.getLong(at + 12)));
    }
    return text.append('}').toString();
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int lengthInBytes() {
    return bytes.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }
}
