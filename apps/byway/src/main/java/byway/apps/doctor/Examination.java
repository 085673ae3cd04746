package byway.apps.doctor;

import java.util.List;

/** Looks at one thing; there may be several to say of it, or nothing. */
interface Examination {
  List<Diagnosis> look(Patient patient);
}
