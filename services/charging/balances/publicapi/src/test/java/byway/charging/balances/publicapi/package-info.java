/** Tests of what apps may ask of balances. */
@NullMarked
package byway.charging.balances.publicapi;

import org.jspecify.annotations.NullMarked;
