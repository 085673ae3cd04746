package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.util.ArrayList;
import java.util.List;

/** A report as an access point writes one; what is not said is not in it. */
record Words(List<Attribute> attributes) {
  static final String MAC = "02-00-00-00-00-77";

  static Words of(int status) {
    return new Words(List.of(Attribute.of(Type.ACCT_STATUS_TYPE, status)));
  }

  /** A usual one, of the usual client. */
  static Words of(int status, String acct, long megabytes, long seconds) {
    return of(status).acct(acct).mac(MAC).used(megabytes).seconds(seconds);
  }

  Words with(Attribute... more) {
    var all = new ArrayList<>(attributes);
    all.addAll(List.of(more));
    return new Words(List.copyOf(all));
  }

  Words acct(String id) {
    return with(Attribute.of(Type.ACCT_SESSION_ID, id));
  }

  Words mac(String written) {
    return with(Attribute.of(Type.CALLING_STATION_ID, written));
  }

  Words used(long megabytes) {
    return with(
        Attribute.of(Type.ACCT_INPUT_OCTETS, 0),
        Attribute.of(Type.ACCT_OUTPUT_OCTETS, megabytes * 1_000_000));
  }

  Words seconds(long seconds) {
    return seconds == 0 ? this : with(Attribute.of(Type.ACCT_SESSION_TIME, seconds));
  }

  Words given(byte[]... classes) {
    var all = this;
    for (var one : classes) {
      all = all.with(Attribute.of(Type.CLASS, one));
    }
    return all;
  }

  Words at(long epochSeconds) {
    return with(Attribute.of(Type.EVENT_TIMESTAMP, epochSeconds));
  }

  Words late(long seconds) {
    return with(Attribute.of(Type.ACCT_DELAY_TIME, seconds));
  }

  Attribute[] all() {
    return attributes.toArray(Attribute[]::new);
  }
}
