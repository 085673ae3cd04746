package byway.kit.web;

import java.util.List;

/** A bean that says how often its addresses may be asked for: found, and named nowhere else. */
public interface HasQuotas {
  List<Quota> quotas();
}
