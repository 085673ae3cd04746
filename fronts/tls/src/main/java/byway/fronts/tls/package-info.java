/** The door that speaks TLS: each host with its own certificate, renewed while serving. */
@NullMarked
package byway.fronts.tls;

import org.jspecify.annotations.NullMarked;
