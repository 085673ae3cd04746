/** What the contract of payments promises, for whoever keeps it. */
@NullMarked
package byway.commerce.payments.testing;

import org.jspecify.annotations.NullMarked;
