/** What the contract of usage promises, for whoever keeps it. */
@NullMarked
package byway.charging.usage.testing;

import org.jspecify.annotations.NullMarked;
