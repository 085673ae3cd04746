/**
 * The platform as it is being worked on: built in memory, run, and kept in step with its sources.
 * Nothing of this is in the artefact.
 */
@NullMarked
package byway.apps.dev;

import org.jspecify.annotations.NullMarked;
