package byway.fronts.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.util.Set;

/** What a tag needs of the page that it stands in, whatever else the page is told. */
@TemplateExtension(namespace = "page")
final class PageValues {
  static final String FORM_TOKEN = "formToken";

  static final String CALLS = "calls";

  private PageValues() {}

  /**
   * Whether the reader's role allows a call such as {@code orders.refund}; what is none is for all.
   */
  static boolean offers(String call, @TemplateAttribute(CALLS) Object calls) {
    return call.isEmpty() || (calls instanceof Set<?> allowed && allowed.contains(call));
  }

  /** Goes into every form, see {@link FormTokens}. */
  static String formToken(@TemplateAttribute(FORM_TOKEN) Object token) {
    return (String) token;
  }
}
