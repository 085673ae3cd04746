/**
 * Work that must be finished, and work that comes again and again: durable tasks in each service's
 * own schema.
 */
@NullMarked
package byway.kit.tasks;

import org.jspecify.annotations.NullMarked;
