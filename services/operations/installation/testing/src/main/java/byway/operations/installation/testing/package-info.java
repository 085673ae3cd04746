/** What the contracts of the installation promise, for whoever keeps them. */
@NullMarked
package byway.operations.installation.testing;

import org.jspecify.annotations.NullMarked;
