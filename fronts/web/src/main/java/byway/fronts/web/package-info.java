/** What every page of Byway shares: who is looking, the layout, forms, sign-in, errors. */
@NullMarked
package byway.fronts.web;

import org.jspecify.annotations.NullMarked;
