/** The door that speaks TLS: each host with its own certificate, renewed while serving. */
@NullMarked
package byway.fronts.https;

import org.jspecify.annotations.NullMarked;
