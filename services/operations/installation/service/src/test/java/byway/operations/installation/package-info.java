/** Tests of the installation's set-up. */
@NullMarked
package byway.operations.installation;

import org.jspecify.annotations.NullMarked;
