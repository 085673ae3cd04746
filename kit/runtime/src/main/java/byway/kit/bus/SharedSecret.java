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
  private final String user;
  private final byte[] password;

  SharedSecret(String user, String password) {
    this.user = user;
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean validateUser(@Nullable String name, @Nullable String given) {
    return user.equals(name)
        && given != null
        && MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String name, @Nullable String given, Set<Role> roles, CheckType checkType) {
    return validateUser(name, given);
  }
}
