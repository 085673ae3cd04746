package byway.operations.certificates.api;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import byway.kit.calls.Contract;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/**
 * Certificates of the hosts at which operators' pages are. Refuses with {@code not_found}, {@code
 * host_unknown}, {@code acme_off}.
 */
@Contract("certificates")
@Path("/internal/certificates")
public interface Certificates {
  /** The hosts of the operator, by name; of all operators and the installation for the platform. */
  @GET
  @Allowed({MANAGER, TECHNICIAN})
  List<HostCertificate> list();

  /** With its key, for the door that speaks TLS; for the platform alone. */
  @GET
  @Path("/keyed")
  @Allowed({})
  KeyedCertificate keyed(@QueryParam("host") @DefaultValue("") String host);

  /** What the authority asks for at {@code /.well-known/acme-challenge/} (RFC 8555, 8.3). */
  @GET
  @Path("/challenge")
  @Allowed({})
  ChallengeAnswer answer(@QueryParam("token") @DefaultValue("") String token);

  /** What the authority asks for by TLS (RFC 8737); for the platform alone. */
  @GET
  @Path("/tls-challenge")
  @Allowed({})
  KeyedCertificate tlsChallenge(@QueryParam("host") @DefaultValue("") String host);

  /** Asks the authority at the next occasion, whatever failed before. */
  @POST
  @Path("/renewals")
  @Allowed({MANAGER, TECHNICIAN})
  HostCertificate renew(RenewCertificate command);
}
