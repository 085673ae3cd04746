/** The one artefact: reads the settings, stands the platform on its ground, and runs it. */
@NullMarked
package byway.apps;

import org.jspecify.annotations.NullMarked;
