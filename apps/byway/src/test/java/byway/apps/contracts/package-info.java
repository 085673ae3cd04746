/** What every contract promises, asked of the artefact in this process and over HTTP. */
@NullMarked
package byway.apps.contracts;

import org.jspecify.annotations.NullMarked;
