/** Who is signed in, where, and on which client device. */
@NullMarked
package byway.contracts.access;

import org.jspecify.annotations.NullMarked;
