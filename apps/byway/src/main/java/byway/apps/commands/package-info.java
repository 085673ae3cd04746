/**
 * What a script or a person says to a running installation: ./byway operator, ./byway setup-link.
 */
@NullMarked
package byway.apps.commands;

import org.jspecify.annotations.NullMarked;
