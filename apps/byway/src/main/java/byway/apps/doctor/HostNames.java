package byway.apps.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Whether the names are known by which people and hotspots come. */
final class HostNames implements Examination {
  private static final int MOST = 50;

  @Override
  public List<Diagnosis> look(Patient patient) {
    var names = new LinkedHashSet<String>();
    names.add(patient.settings().publicUrl().getHost());
    names.addAll(patient.hosts());
    var all = new ArrayList<Diagnosis>();
    names.stream().limit(MOST).forEach(name -> all.add(look(name)));
    if (names.size() > MOST) {
      all.add(
          Diagnosis.unknown(
              "name", "%d more names were not looked up".formatted(names.size() - MOST), ""));
    }
    return all;
  }

  private static Diagnosis look(String host) {
    var name = host.replaceFirst(":\\d+$", "");
    try {
      return Diagnosis.good(
          "name", "%s is %s".formatted(name, InetAddress.getByName(name).getHostAddress()));
    } catch (UnknownHostException e) {
      return Diagnosis.bad(
          "name",
          "%s is not known".formatted(name),
          "give it an address where your names are kept (DNS: A and AAAA)");
    }
  }
}
