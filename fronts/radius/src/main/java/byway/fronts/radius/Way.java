package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How an access point is told something without having asked. */
interface Way {
  /** The answer, proven to be its; none where none came in time. */
  Optional<Packet> exchange(Code code, List<Attribute> attributes) throws IOException;
}
