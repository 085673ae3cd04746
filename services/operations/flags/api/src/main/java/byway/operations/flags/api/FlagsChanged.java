package byway.operations.flags.api;

import byway.kit.events.Event;

/** What the operator's flags say has changed; whoever remembers them reads them anew. */
@Event("flags.flags-changed.v1")
public record FlagsChanged(long version) {}
