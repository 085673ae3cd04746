/** A real PostgreSQL server that lives and dies with this process. */
@NullMarked
package byway.kit.postgres;

import org.jspecify.annotations.NullMarked;
