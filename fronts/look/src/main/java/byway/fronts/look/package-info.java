/** What every page of Byway shares: who is looking, the layout, forms, sign-in, errors. */
@NullMarked
package byway.fronts.look;

import org.jspecify.annotations.NullMarked;
