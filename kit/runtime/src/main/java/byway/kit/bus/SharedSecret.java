package byway.kit.bus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** Lets the processes of one installation in, and nobody else. */
final class SharedSecret implements ActiveMQSecurityManager {
  private final BrokerLogin login;

  SharedSecret(BrokerLogin login) {
    this.login = login;
  }

  @Override
  public boolean validateUser(@Nullable String name, @Nullable String given) {
    boolean is = false;
    if (login.user().equals(name) && given != null) {
      for (var password : login.passwords()) {
        is |= MessageDigest.isEqual(bytes(password), bytes(given));
      }
    }
    return is;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String name, @Nullable String given, Set<Role> roles, CheckType checkType) {
    return validateUser(name, given);
  }
}
