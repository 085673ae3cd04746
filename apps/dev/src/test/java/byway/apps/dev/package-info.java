/** Tests of what keeps the platform in step with its sources. */
@NullMarked
package byway.apps.dev;

import org.jspecify.annotations.NullMarked;
