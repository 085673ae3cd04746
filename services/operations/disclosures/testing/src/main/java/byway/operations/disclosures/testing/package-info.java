/** What the contract of disclosures promises, for whoever keeps it. */
@NullMarked
package byway.operations.disclosures.testing;

import org.jspecify.annotations.NullMarked;
