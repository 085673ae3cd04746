package byway.fronts.devicelink.mqtt;

/** Topic filters (4.7.1, 4.8.2). */
final class Filters {
  private static final String SHARED = "$share/";

  private Filters() {}

  static boolean isShared(String filter) {
    return filter.startsWith(SHARED);
  }

  static boolean hasWildcard(String filter) {
    return filter.indexOf('#') >= 0 || filter.indexOf('+') >= 0;
  }

  /** What CONNACK has said that there is not (3.2.2.3.11 to 13). */
  static void checkTerms(Packet.Subscribe subscribe) {
    if (subscribe.identified()) {
      throw new Broken(
          Reason.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED, "no subscription identifiers");
    }
    for (var wish : subscribe.wishes()) {
      if (isShared(wish.filter())) {
        throw new Broken(Reason.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED, "no shared subscriptions");
      }
      if (isValid(wish.filter()) && hasWildcard(wish.filter())) {
        throw new Broken(Reason.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED, "no wildcards");
      }
    }
  }

  /** Whether wildcards are whole levels, and the one of many levels the last. */
  static boolean isValid(String filter) {
    if (filter.isEmpty()) {
      return false;
    }
    for (int i = 0; i < filter.length(); i++) {
      char c = filter.charAt(i);
      if (c == '#' || c == '+') {
        boolean begins = i == 0 || filter.charAt(i - 1) == '/';
        boolean last = i == filter.length() - 1;
        if (!begins || !last && (c == '#' || filter.charAt(i + 1) != '/')) {
          return false;
        }
      }
    }
    return true;
  }
}
