/** A service's own schema in PostgreSQL: its pool, its transactions, its outbox and its inbox. */
@NullMarked
package byway.kit.store;

import org.jspecify.annotations.NullMarked;
