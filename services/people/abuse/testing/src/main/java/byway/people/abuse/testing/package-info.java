/** What the contract of abuse promises, for whoever keeps it. */
@NullMarked
package byway.people.abuse.testing;

import org.jspecify.annotations.NullMarked;
