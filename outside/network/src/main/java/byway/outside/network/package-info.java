/** A guest's device, a hotspot and the internet as network namespaces of this machine. */
@NullMarked
package byway.outside.network;

import org.jspecify.annotations.NullMarked;
