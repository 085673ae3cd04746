/** Who is signed in, where, and on which client device. */
@NullMarked
package byway.network.access.api;

import org.jspecify.annotations.NullMarked;
