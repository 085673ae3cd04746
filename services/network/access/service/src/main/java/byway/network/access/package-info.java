/** Who is signed in, where, and on which client device. */
@NullMarked
package byway.network.access;

import org.jspecify.annotations.NullMarked;
