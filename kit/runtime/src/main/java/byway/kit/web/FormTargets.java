package byway.kit.web;

import java.net.URI;
import java.util.List;

/**
 * Settings of a module that knows where else a form of ours may lead a browser, which it must be
 * told beforehand (CSP level 3, {@code form-action}).
 */
public interface FormTargets {
  /** Addresses, of which scheme, host and port count. */
  List<URI> formTargets();
}
