package byway.fronts.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;

/** What a tag needs of the page that it stands in, whatever else the page is told. */
@TemplateExtension(namespace = "page")
final class PageValues {
  static final String FORM_TOKEN = "formToken";

  private PageValues() {}

  /** Goes into every form, see {@link FormTokens}. */
  static String formToken(@TemplateAttribute(FORM_TOKEN) Object token) {
    return (String) token;
  }
}
