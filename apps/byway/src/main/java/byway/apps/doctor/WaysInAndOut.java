package byway.apps.doctor;

import byway.kit.outgoing.OutgoingSettings;
import java.util.ArrayList;
import java.util.List;

/** What is opened beyond the usual, and whether an https address can be one. */
final class WaysInAndOut implements Examination {
  @Override
  public List<Diagnosis> look(Patient patient) {
    var all = new ArrayList<Diagnosis>();
    outgoing(patient, all);
    incoming(patient, all);
    return all;
  }

  private static void outgoing(Patient patient, List<Diagnosis> all) {
    var told = patient.settings().of(OutgoingSettings.class);
    told.networks()
        .forEach(
            (name, networks) ->
                networks.forEach(
                    network -> {
                      var address = network.address();
                      if (address.isLinkLocalAddress() || address.isLoopbackAddress()) {
                        all.add(
                            Diagnosis.warn(
                                "outgoing",
                                "\"%s\" may call %s/%d, where this machine and its cloud keep secrets"
                                    .formatted(name, address.getHostAddress(), network.bits()),
                                "take it out of BYWAY_OUTGOING_NETWORKS"));
                      }
                    }));
    if (told.plainHttp()) {
      all.add(
          Diagnosis.warn(
              "outgoing", "addresses without TLS may be called", "BYWAY_OUTGOING_PLAIN_HTTP=no"));
    }
    if (patient.told("BYWAY_MAIL_PLAIN").equals("yes")) {
      all.add(Diagnosis.warn("outgoing", "mail may leave without TLS", "BYWAY_MAIL_PLAIN=no"));
    }
    if (all.isEmpty()) {
      all.add(
          Diagnosis.good(
              "outgoing",
              told.networks().isEmpty()
                  ? "the public internet alone"
                  : "the public internet, and " + String.join(", ", told.networks().keySet())));
    }
  }

  private static void incoming(Patient patient, List<Diagnosis> all) {
    var https = patient.settings().publicUrl().getScheme().equals("https");
    boolean here = patient.number("BYWAY_HTTPS_PORT") > 0;
    boolean proxied = !patient.told("BYWAY_TRUSTED_PROXIES").isEmpty();
    if (https && !here && !proxied) {
      all.add(
          Diagnosis.bad(
              "https",
              "BYWAY_PUBLIC_URL is https, and nothing here speaks it",
              "set BYWAY_HTTPS_PORT, or name the proxy that does in BYWAY_TRUSTED_PROXIES"));
    } else if (!https && !patient.isLocalOnly()) {
      all.add(
          Diagnosis.warn(
              "https",
              "passwords and sign-ins go over plain http",
              "set BYWAY_HTTPS_PORT=443 and BYWAY_ACME=letsencrypt, or a proxy, and an https BYWAY_PUBLIC_URL"));
    } else {
      all.add(Diagnosis.good("https", patient.settings().publicUrl().toString()));
    }
    if (patient.told("BYWAY_ACME_CHALLENGE").equals("HTTP_01")
        && !patient.told("BYWAY_ACME").equals("off")
        && patient.number("BYWAY_HTTP_PORT") != 80
        && !proxied) {
      all.add(
          Diagnosis.warn(
              "https",
              "the authority asks at port 80, and BYWAY_HTTP_PORT is another",
              "set it to 80, lead port 80 there, or say BYWAY_ACME_CHALLENGE=TLS_ALPN_01"));
    }
  }
}
