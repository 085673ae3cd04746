package byway.kit.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Every request runs on a virtual thread of its own: code that waits may simply wait. */
@ApplicationPath("/")
@RunOnVirtualThread
public final class BywayApplication extends Application {}
