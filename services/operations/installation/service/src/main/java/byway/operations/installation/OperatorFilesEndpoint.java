package byway.operations.installation;

import byway.kit.calls.ServiceEndpoint;
import byway.operations.installation.api.OperatorApplied;
import byway.operations.installation.api.OperatorFile;
import byway.operations.installation.api.OperatorFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(OperatorFilesEndpoint.class)
class OperatorFilesEndpoint implements OperatorFiles {
  private final ApplyFile applyFile;

  OperatorFilesEndpoint(ApplyFile applyFile) {
    this.applyFile = applyFile;
  }

  @Override
  public OperatorApplied apply(OperatorFile file) {
    return applyFile.apply(file);
  }
}
