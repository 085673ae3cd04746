package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.theme.Theme;
import org.junit.jupiter.api.Test;

class AssetsTest {
  @Test
  void a_sheet_is_squeezed_and_says_the_same() {
    assertThat(
            Assets.squeezed(
                """
                /* for people */
                .a > .b:hover, .c { margin: 0 calc(100vw - 32px); color: rgb(1 2 3 / .5); }
                @media (min-width: 860px) { .d { top: 0; } }
                """))
        .isEqualTo(
            ".a > .b:hover,.c{margin:0 calc(100vw - 32px);color:rgb(1 2 3 / .5)}"
                + "@media (min-width:860px){.d{top:0}}");
  }

  @Test
  void a_light_page_carries_the_operators_colours_and_nothing_that_could_end_its_sheet() {
    var sheet = Assets.current().inPage(Theme.of("#ff6600"));
    assertThat(sheet).startsWith(":root{").endsWith("}}").doesNotContain("<", "/*");
    assertThat(sheet).hasSizeLessThan(8_000);
    assertThat(sheet.length()).isGreaterThan(Assets.current().light().length());
  }
}
