package byway.kit.store;

import java.util.Properties;

/**
 * How a service gets into the database: by a login of its own for each version of the secret, so
 * that the one of before goes on until nobody uses it. All of them are members of the service's
 * role.
 *
 * @param role that owns nothing and may do what the service may
 */
record Login(String role, int version, String password) {
  String name() {
    return role + "_k" + version;
  }

  Properties properties() {
    var properties = new Properties();
    properties.setProperty("user", name());
    properties.setProperty("password", password);
    return properties;
  }

  @Override
  public String toString() {
    return "Login[%s]".formatted(name());
  }
}
