/** The service terms. */
@NullMarked
package byway.people.terms;

import org.jspecify.annotations.NullMarked;
