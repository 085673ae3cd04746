package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.values.PhoneNumber;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.Subject.Proof;
import byway.people.identity.api.PersonKind;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone numbers, beside e-mail addresses, as people of the operator's country type them. */
@Singleton
final class Phones {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final Tenants tenants;

  Phones(Tenants tenants) {
    this.tenants = tenants;
  }

  /** As it is kept; none where it is no number. Not to be asked for inside a transaction. */
  @Nullable String normal(String typed) {
    var whole = international(typed);
    if (whole != null || !PhoneNumber.isNational(typed)) {
      return whole;
    }
    var country = tenants.get(Context.tenantId()).settings().country();
    return country == null
        ? null
        : PhoneNumber.normal(typed, country).filter(Phones::isNumber).orElse(null);
  }

  /** The same, of a number that is written with its country. */
  static @Nullable String international(String typed) {
    return PhoneNumber.normal(typed).filter(Phones::isNumber).orElse(null);
  }

  /** By an e-mail address or a telephone number, however it was typed. */
  Subject subject(Proof proof, PersonKind kind, String address) {
    var phone = normal(address);
    return new Subject(proof, kind, phone == null ? CheckSignUp.normal(address) : phone);
  }

  static boolean isNumber(String text) {
    return E164.matcher(text).matches();
  }
}
