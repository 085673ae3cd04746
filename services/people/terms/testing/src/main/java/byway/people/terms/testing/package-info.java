/** What the contract of terms promises, for whoever keeps it. */
@NullMarked
package byway.people.terms.testing;

import org.jspecify.annotations.NullMarked;
