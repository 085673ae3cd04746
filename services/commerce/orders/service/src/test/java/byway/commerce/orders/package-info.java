/** Orders beside recorders of the services that they call. */
@NullMarked
package byway.commerce.orders;

import org.jspecify.annotations.NullMarked;
