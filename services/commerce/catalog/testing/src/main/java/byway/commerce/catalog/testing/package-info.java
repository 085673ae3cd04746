/** What the contract of catalog promises, for whoever keeps it. */
@NullMarked
package byway.commerce.catalog.testing;

import org.jspecify.annotations.NullMarked;
