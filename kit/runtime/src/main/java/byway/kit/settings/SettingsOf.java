package byway.kit.settings;

/**
 * What a module can be told. It is named in {@code
 * META-INF/services/byway.kit.settings.SettingsOf}, read before anything starts, and had by {@link
 * Settings#of}.
 *
 * @param <S> the settings by their names
 */
public interface SettingsOf<S extends Record> {
  /** Also whose it is: what belongs to a role that does not run here opens nothing here. */
  Class<S> type();

  /** Says what there is and reads it; what is wrong is told to the reader, as many as there are. */
  S read(SettingsReader in);
}
