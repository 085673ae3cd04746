/** What the contract of objections promises, for whoever keeps it. */
@NullMarked
package byway.charging.objections.testing;

import org.jspecify.annotations.NullMarked;
