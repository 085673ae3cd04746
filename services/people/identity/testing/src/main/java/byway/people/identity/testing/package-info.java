/** What the contract of identity promises, for whoever keeps it. */
@NullMarked
package byway.people.identity.testing;

import org.jspecify.annotations.NullMarked;
