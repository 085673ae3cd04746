package byway.kit.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** REST speaks the same JSON as the bus. */
@Singleton
final class JsonOnTheWire implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(new SealedTypes()).registerModule(new WholeRecords());
  }
}
