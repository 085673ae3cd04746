/** Tests of the service objections. */
@NullMarked
package byway.charging.objections;

import org.jspecify.annotations.NullMarked;
