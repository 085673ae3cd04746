/** An operator's first day, from an empty folder to exact books after a disaster. */
@NullMarked
package byway.apps.opening;

import org.jspecify.annotations.NullMarked;
