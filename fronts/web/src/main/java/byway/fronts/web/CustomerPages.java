package byway.fronts.web;

/** Where customers see all that is theirs, for those who lead them there. */
public interface CustomerPages {
  /** It begins with {@code /}. */
  String home();

  /** Where they choose another password. */
  String password();
}
