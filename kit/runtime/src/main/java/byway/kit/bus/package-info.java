/** Facts between services: topics, durable queues, retry and dead letters on the broker. */
@NullMarked
package byway.kit.bus;

import org.jspecify.annotations.NullMarked;
