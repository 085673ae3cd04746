package byway.kit.web;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods each address takes, so that one that it does not take is answered 405 with {@code
 * Allow}, and OPTIONS tells those that exist (RFC 9110, 9.3.7, 10.2.1, 15.5.6). The frame knows
 * them too, but counts the page that says "nothing is here" as one that is everywhere.
 */
@Singleton
public final class Addresses {
  private static final int AFTER_LIMITS = -900_000;
  private static final String ALLOWED = "byway.allowed";

  /** Matches whatever nothing else does, and so says nothing about an address. */
  private static final String CATCH_ALL = "/{nothing:.+}";

  private static final String DESCRIPTION = "/api/v1/openapi";

  /** What is served without a class of ours. */
  private static final List<String> PLAIN =
      List.of("/health", "/ready", DESCRIPTION, "/look/[^/]+");

  private static final Pattern VARIABLE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*([^}]+))?}");
  private static final String NOWHERE = "/nothing/is/here";

  private final Roles roles;
  private volatile List<Address> known = List.of();

  Addresses(Settings settings) {
    this.roles = settings.roles();
  }

  private record Address(Pattern path, String method) {}

  void open(@Observes Router router) {
    known = all();
    router.route().order(AFTER_LIMITS).handler(this::look);
  }

  /** What the address takes, where it was asked for something else; none otherwise. */
  public static @Nullable String allowed(RoutingContext call) {
    return call.get(ALLOWED);
  }

  private void look(RoutingContext call) {
    var path = call.normalizedPath();
    if (call.get(ALLOWED) != null || path.startsWith("/internal/")) {
      call.next();
      return;
    }
    var methods = methods(path);
    var method = call.request().method().name();
    if (methods.contains(method)) {
      if (method.equals("HEAD") && path.equals(DESCRIPTION)) {
        call.reroute(HttpMethod.GET, path); // the frame knows no HEAD of it; no body is sent
      } else if (method.equals("OPTIONS")) {
        var unused =
            call.response().setStatusCode(204).putHeader("Allow", String.join(", ", methods)).end();
      } else {
        call.next();
      }
    } else if (!methods.isEmpty()) {
      call.put(ALLOWED, String.join(", ", methods));
      call.reroute(HttpMethod.GET, path.startsWith("/api/") ? "/api" + NOWHERE : NOWHERE);
    } else if (method.equals("GET") || method.equals("HEAD")) {
      call.next();
    } else {
      call.put(ALLOWED, "");
      call.reroute(HttpMethod.GET, path.startsWith("/api/") ? "/api" + NOWHERE : NOWHERE);
    }
  }

  private Set<String> methods(String path) {
    var methods = new TreeSet<String>();
    for (var address : known) {
      if (address.path().matcher(path).matches()) {
        methods.add(address.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  private List<Address> all() {
    var all = new ArrayList<Address>();
    PLAIN.forEach(path -> all.add(new Address(Pattern.compile(path), "GET")));
    var beans = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE);
    for (var bean : beans) {
      var room = bean.getBeanClass();
      var base = room.getAnnotation(Path.class);
      if (base == null || room.isAnnotationPresent(ServiceEndpoint.class) || !roles.runs(room)) {
        continue;
      }
      for (var method : room.getMethods()) {
        verbs(method)
            .forEach(
                verb -> {
                  var template = joined(base.value(), method.getAnnotation(Path.class));
                  if (!template.equals(CATCH_ALL)) {
                    all.add(new Address(pattern(template), verb));
                  }
                });
      }
    }
    return List.copyOf(all);
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(one -> one.annotationType().getAnnotation(jakarta.ws.rs.HttpMethod.class))
        .filter(one -> one != null)
        .map(jakarta.ws.rs.HttpMethod::value);
  }

  private static String joined(String base, @Nullable Path path) {
    var whole = "/" + base + "/" + (path == null ? "" : path.value());
    var plain = whole.replaceAll("/{2,}", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  /** A last slash more is taken by the frame, and so it is here. */
  private static Pattern pattern(String template) {
    var regex = new StringBuilder();
    var variable = VARIABLE.matcher(template);
    int from = 0;
    while (variable.find()) {
      regex.append(Pattern.quote(template.substring(from, variable.start())));
      regex.append(variable.group(1) == null ? "[^/]+" : "(?:" + variable.group(1) + ")");
      from = variable.end();
    }
    return Pattern.compile(regex + Pattern.quote(template.substring(from)) + "/?");
  }
}
