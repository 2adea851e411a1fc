package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestReaderTest {
  @Test
  void aStartingDigestNamesItsLogsAndNoneBeforeIt() throws InvalidDigestException {
    Digest digest = DigestReader.read(RealDigests.content("1152"));

    assertThat(digest.previous()).isEmpty();
    assertThat(digest.start()).isEqualTo(Instant.parse("2023-07-10T10:52:00Z"));
    assertThat(digest.end()).isEqualTo(Instant.parse("2023-07-10T11:52:00Z"));
    assertThat(digest.logs())
        .extracting(LogClaim::hash)
        .containsExactly(
            "6c5462263e132a0ef62960899dce6872cf9f6e2c5ce38e5914e49116229596f0",
            "adf9d37d4079d76368ab6db572b6b8bc147424c2d4cfd8b7f06f043c62a8dbe9",
            "fc5f81ad7ee46dd03fb99a44e28d647da13bdd177158d0d0bc4063a31daebe79");
  }

  @Test
  void anHourWithoutLogsHasADigestToo() throws InvalidDigestException {
    Digest digest = DigestReader.read(RealDigests.content("1352"));

    assertThat(digest.logs()).isEmpty();
    assertThat(digest.previous().orElseThrow().hash())
        .isEqualTo(RealDigests.sha256(RealDigests.content("1252")));
    assertThat(digest.previous().orElseThrow().signature())
        .isEqualTo(RealDigests.signature("1252").value());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          "digestEndTime":        | "digestEnd":             | it has no digestEndTime
          "digestS3Object":       | "digestObject":          | it has no digestS3Object
          "logFiles":             | "files":                 | it has no logFiles
          "logFiles":[            | "logFiles":[1,           | its logFiles are no list of objects
          "hashValue":            | "hash":                  | it has no hashValue
          2023-07-10T12:52:00Z    | yesterday                | Text 'yesterday' could not be parsed
          2023-07-10T11:52:00Z    | 2024-07-10T11:52:00Z     | it ends before it starts
          "previousDigestHashValue": | "previousHash":       | it has no previousDigestHashValue
          "digestS3Bucket":       | "digestS3Bucket":"b","digestS3Bucket": | Duplicate field
          """)
  void whatIsNoDigestIsSaidToBeNone(String written, String changed, String message) {
    String content = text().replace(written, changed);

    assertThat(content).isNotEqualTo(text());
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(InvalidDigestException.class)
        .hasMessageStartingWith("no digest: ")
        .hasMessageContaining(message);
  }

  @Test
  void neitherHalfADigestNorOneWithATailIsRead() {
    List<String> broken = List.of(
        "", "[]", "null", "{", "{\"a\":", text().substring(0, 900), text() + "{}", text() + "x");

    assertThat(broken).allSatisfy(content -> assertThatThrownBy(() -> read(content))
        .isInstanceOf(InvalidDigestException.class)
        .hasMessageStartingWith("no digest: "));
  }

  @Test
  void aHostileDigestIsBounded() {
    String deep = "{\"x\":" + "[".repeat(100_000);
    String wide = text().replace("example-trail-bucket", "b".repeat(20_000));
    String many = "{\"logFiles\":["
        + "{\"s3Object\":\"a\",\"hashValue\":\"b\",\"hashAlgorithm\":\"c\"},".repeat(200_001);

    assertThatThrownBy(() -> read(deep)).hasMessageContaining("nesting depth");
    assertThatThrownBy(() -> read(wide)).hasMessageContaining("exceeds the maximum");
    assertThatThrownBy(() -> read(many))
        .hasMessage("no digest: it names more than 200000 log objects");
  }

  @Property(tries = 500)
  void noBytesMakeTheReaderFailOtherwise(
      @ForAll @IntRange(max = 3_000) int place, @ForAll byte changed) {
    byte[] content = RealDigests.content("1252");
    content[place % content.length] = changed;
    try {
      assertThat(DigestReader.read(content).key()).isNotNull();
    } catch (InvalidDigestException e) {
      assertThat(e).hasMessageStartingWith("no digest: ");
    }
  }

  private static String text() {
    return new String(RealDigests.content("1252"), StandardCharsets.UTF_8);
  }

  private static Digest read(String content) throws InvalidDigestException {
    return DigestReader.read(content.getBytes(StandardCharsets.UTF_8));
  }
}
