/** What the contract of staff promises, for whoever keeps it. */
@NullMarked
package byway.people.staff.testing;

import org.jspecify.annotations.NullMarked;
