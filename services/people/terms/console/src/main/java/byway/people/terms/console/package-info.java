/** What staff see of terms. */
@NullMarked
package byway.people.terms.console;

import org.jspecify.annotations.NullMarked;
