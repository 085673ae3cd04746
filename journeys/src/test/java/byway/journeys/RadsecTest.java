package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import byway.outside.accesspoint.RadsecNas;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** RADIUS over TLS as proxies and access points speak it. */
@Needs(
    value = {"openssl", "radsecproxy", "freeradius"},
    packages = "openssl, radsecproxy, freeradius")
class RadsecTest extends RadsecHouse {
  @Test
  void radsecproxy_in_front_of_an_access_point_signs_in_and_reports() throws Exception {
    int udp = Installation.freeUdpPort();
    var conf = data.resolve(name() + ".radsecproxy");
    Files.writeString(
        conf,
        """
        ListenUDP 127.0.0.1:%d
        LogLevel 2
        tls default {
          CACertificateFile %s
          CertificateFile %s
          CertificateKeyFile %s
        }
        client 127.0.0.1 {
          type udp
          secret testing123
        }
        server byway {
          type tls
          host 127.0.0.1
          port %d
          secret radsec
          StatusServer on
        }
        realm * {
          server byway
          accountingServer byway
        }
        """
            .formatted(udp, certs.pem("server"), certs.pem(name()), certs.key(name()), port));
    var log = data.resolve(name() + ".log");
    var proxy =
        new ProcessBuilder("radsecproxy", "-f", "-c", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (var nas = Nas.of(udp, udp, "testing123")) {
      Poll.until("it is connected", PATIENCE, () -> read(log).contains("subject CN=server up"));
      var accepted = nas.ask(mac, nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
      assertThat(nas.report(numbers(accepted, "p1", 1_000, 5_000))).isTrue();
      assertThat(consumed()).isEqualTo(6_000);
      assertThat(nas.ask(mac, nas.pap(email, "wrong")).orElseThrow().code())
          .isEqualTo(Code.ACCESS_REJECT);
    } finally {
      proxy.destroy();
      assertThat(proxy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void orders_come_back_over_the_same_connection() throws Exception {
    try (var nas = connect(name())) {
      var accepted = nas.ask(List.of(station()), nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(report(nas, accepted, "o1", 600_000_000).code())
          .isEqualTo(Code.ACCOUNTING_RESPONSE);
      var change = nas.nextOrder(PATIENCE).orElseThrow();
      assertThat(change.code()).isEqualTo(Code.COA_REQUEST);
      assertThat(change.text(Type.ACCT_SESSION_ID)).isEqualTo("o1");
      var session = here.ask("/internal/access/open-at/" + device).get(0).get("id").asText();
      here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
      var end = nas.nextOrder(PATIENCE).orElseThrow();
      assertThat(end.code()).isEqualTo(Code.DISCONNECT_REQUEST);
      Poll.until(
          "both answers are in the audit",
          PATIENCE,
          () -> acts().contains("staff; ack") && acts().contains("radius.change"));
    }
  }

  @Test
  void whoever_asks_is_told_that_somebody_is_there_and_connects_again() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (var nas = connect(name())) {
        assertThat(nas.send(Code.STATUS_SERVER, List.of()).orElseThrow().code())
            .isEqualTo(Code.ACCESS_ACCEPT);
        assertThat(nas.send(Code.COA_REQUEST, List.of()).orElseThrow().number(Type.ERROR_CAUSE, 0))
            .isEqualTo(406);
      }
    }
  }

  @Test
  void freeradius_as_a_home_server_client_signs_in_and_reports() throws Exception {
    int access = Installation.freeUdpPort();
    int accounting = Installation.freeUdpPort();
    var conf = Files.createDirectories(data.resolve(name() + ".freeradius"));
    Files.writeString(
        conf.resolve("radiusd.conf"),
        """
        prefix = /usr
        libdir = /usr/lib/freeradius
        logdir = %1$s
        run_dir = %1$s
        security {
          allow_vulnerable_openssl = yes
        }
        client here {
          ipaddr = 127.0.0.1
          secret = testing123
        }
        home_server byway {
          type = auth+acct
          proto = tcp
          ipaddr = 127.0.0.1
          port = %2$d
          secret = radsec
          status_check = status-server
          tls {
            ca_file = %3$s
            certificate_file = %4$s
            private_key_file = %5$s
            tls_min_version = "1.2"
          }
        }
        home_server_pool byway {
          home_server = byway
        }
        realm byway {
          pool = byway
        }
        server default {
          listen {
            type = auth
            ipaddr = 127.0.0.1
            port = %6$d
          }
          listen {
            type = acct
            ipaddr = 127.0.0.1
            port = %7$d
          }
          authorize {
            update control {
              &Proxy-To-Realm := byway
            }
          }
          preacct {
            update control {
              &Proxy-To-Realm := byway
            }
          }
        }
        """
            .formatted(
                conf,
                port,
                certs.pem("server"),
                certs.pem(name()),
                certs.key(name()),
                access,
                accounting));
    var log = conf.resolve("said.log");
    var server =
        new ProcessBuilder("freeradius", "-f", "-x", "-l", "stdout", "-d", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (var nas = Nas.of(access, accounting, "testing123")) {
      Poll.until("it is ready", PATIENCE, () -> read(log).contains("Ready to process requests"));
      var accepted = nas.ask(mac, nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
      assertThat(nas.report(numbers(accepted, "f1", 2_000, 7_000))).isTrue();
      assertThat(consumed()).isEqualTo(9_000);
    } finally {
      server.destroy();
      assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_new_certificate_is_used_without_a_restart() throws Exception {
    var old = certs.client("server", name());
    certs.own("server", "-addext", NAMES);
    var renewed = certs.client("server", name());
    Poll.until("the new one is used", PATIENCE, () -> !isLetGo(renewed));
    assertThatThrownBy(() -> RadsecNas.connect(old, port)).isInstanceOf(SSLException.class);
  }

  @Test
  void a_proxy_is_known_by_the_name_that_an_authority_vouches_for_and_speaks_for_several()
      throws Exception {
    var dns = "proxy-" + name() + ".example.com";
    certs.by("authority", dns, dns);
    certify(dns);
    var second = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Bar','serial':'S%s'}"
            .formatted(second, second.toString().substring(0, 8)));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':[],'nasIdentifier':'the-bar','dialect':'MIKROTIK',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
        """
            .formatted(second));
    here.put(
        "/internal/accesspoints/%s/certificates".formatted(second),
        "{'names':['%s']}".formatted(dns));
    try (var proxy = connect(dns)) {
      var bar = List.of(station(), Attribute.of(Type.NAS_IDENTIFIER, "the-bar"));
      var atBar = proxy.ask(bar, proxy.pap(email, PASSWORD)).orElseThrow();
      assertThat(atBar.has(Type.MIKROTIK_TOTAL_LIMIT)).isTrue();
      var shop = List.of(station(), Attribute.of(Type.NAS_IDENTIFIER, "any other"));
      var atShop = proxy.ask(shop, proxy.pap(email, PASSWORD)).orElseThrow();
      assertThat(atShop.has(Type.CHILLISPOT_MAX_TOTAL_OCTETS)).isTrue();
    }
  }
}
