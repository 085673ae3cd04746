/** A real PostgreSQL, started and stopped with the process that needs it. */
@NullMarked
package byway.kit.postgres;

import org.jspecify.annotations.NullMarked;
