/** The installation itself: how it is set up, and operators made by a file. */
@NullMarked
package byway.operations.installation;

import org.jspecify.annotations.NullMarked;
