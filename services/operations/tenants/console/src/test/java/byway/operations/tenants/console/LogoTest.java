package byway.operations.tenants.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class LogoTest {
  private static final byte[] NOTHING = {};

  @Test
  void a_small_png_is_taken_without_what_is_not_the_picture() {
    var secret = "Comment\0taken at home".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Logo.of(png(128, 128, chunk("tEXt", secret), NOTHING)))
        .isInstanceOfSatisfying(
            Logo.Fine.class,
            fine -> {
              assertThat(fine.address()).hasSizeLessThan(8_000);
              assertThat(picture(fine)).isEqualTo(png(128, 128, NOTHING, NOTHING));
            });
  }

  @Test
  void what_follows_the_picture_is_cut_off() {
    var page = "<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Logo.of(png(64, 64, NOTHING, page)))
        .isInstanceOfSatisfying(
            Logo.Fine.class,
            fine -> assertThat(picture(fine)).isEqualTo(png(64, 64, NOTHING, NOTHING)));
  }

  @Test
  void too_many_pixels_are_refused_however_few_the_bytes() {
    assertThat(Logo.of(png(30_000, 30_000, NOTHING, NOTHING)))
        .isEqualTo(new Logo.WrongSize(30_000, 30_000));
    assertThat(Logo.of(png(8, 64, NOTHING, NOTHING))).isEqualTo(new Logo.WrongSize(8, 64));
    assertThat(Logo.of(png(-1, 64, NOTHING, NOTHING))).isEqualTo(new Logo.WrongSize(-1, 64));
  }

  @Test
  void a_heavy_picture_is_refused() {
    var noise = new byte[7_000];
    new Random(1).nextBytes(noise);
    assertThat(Logo.of(png(128, 128, chunk("IDAT", noise), NOTHING)))
        .isInstanceOf(Logo.Heavy.class);
    assertThat(Logo.of(new byte[1_000_000])).isInstanceOf(Logo.Heavy.class);
  }

  @Test
  void nothing_else_is_a_logo_and_no_damage_is_taken_for_one() {
    var fine = png(64, 64, NOTHING, NOTHING);
    assertThat(Logo.of(NOTHING)).isEqualTo(new Logo.NotPng());
    assertThat(Logo.of("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Logo.NotPng());
    for (int end = 0; end < fine.length; end++) {
      assertThat(Logo.of(Arrays.copyOf(fine, end))).isEqualTo(new Logo.NotPng());
    }
    for (int at = 0; at < fine.length; at++) {
      var damaged = fine.clone();
      damaged[at] ^= 0x55;
      assertThat(Logo.of(damaged)).isEqualTo(new Logo.NotPng());
    }
  }

  private static byte[] picture(Logo.Fine fine) {
    return Base64.getDecoder().decode(fine.address().replace("data:image/png;base64,", ""));
  }

  private static byte[] png(int width, int height, byte[] inside, byte[] after) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(8).putLong(0x89504e470d0a1a0aL).array());
    out.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13).putInt(width).putInt(height).putInt(0x08000000).array()));
    out.writeBytes(inside);
    out.writeBytes(chunk("IDAT", deflated(new byte[64 * 65])));
    out.writeBytes(chunk("IEND", NOTHING));
    out.writeBytes(after);
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    var out = new byte[1_000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static byte[] chunk(String name, byte[] content) {
    var named = ByteBuffer.allocate(4 + content.length);
    named.put(name.getBytes(StandardCharsets.ISO_8859_1)).put(content);
    var sum = new CRC32();
    sum.update(named.array());
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(named.array())
        .putInt((int) sum.getValue())
        .array();
  }
}
