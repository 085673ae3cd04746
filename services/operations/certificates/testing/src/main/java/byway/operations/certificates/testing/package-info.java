/** What the contract of certificates promises, for whoever keeps it. */
@NullMarked
package byway.operations.certificates.testing;

import org.jspecify.annotations.NullMarked;
