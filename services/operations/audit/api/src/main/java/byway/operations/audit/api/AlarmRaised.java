package byway.operations.audit.api;

import byway.kit.events.Event;
import java.util.UUID;

/** One of the staff does more than is usual; whoever answers for them is told. */
@Event("audit.alarm-raised.v1")
public record AlarmRaised(UUID alarmId, AlarmKind kind, UUID by, int count) {}
