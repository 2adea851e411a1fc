package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.LockedFileSystem;
import dev.tourniquet.jobs.lake.SilentFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SparkTest
class InflatedObjectTest {
  private static final Limits SMALL = new Limits(1 << 20, 1 << 20, 200);

  private static final byte[] NOTHING = Logs.gzip(new byte[0]);

  @TempDir
  Path folder;

  private HadoopSettings hadoop;

  @BeforeEach
  void settings(SparkSession spark) {
    hadoop = LockedFileSystem.settings(spark);
  }

  @Test
  void tellsGzipByItsBytesAndNotByTheName() {
    byte[] text = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    new Logs(folder).put("a.json", Logs.gzip(text)).put("b.json.gz", text);

    assertThat(read("a.json").bytes()).isEqualTo(text);
    assertThat(read("b.json.gz").bytes()).isEqualTo(text);
  }

  @Test
  void keepsWhatComesBeforeTheBreakOfHalfAGzip() {
    byte[] text = noise();
    byte[] whole = Logs.gzip(text);
    new Logs(folder).put("half.json.gz", Arrays.copyOf(whole, whole.length / 2));

    InflatedObject half = read("half.json.gz");

    assertThat(half.bytes().length).isBetween(text.length / 4, text.length * 3 / 4);
    assertThat(half.bytes()).isEqualTo(Arrays.copyOf(text, half.bytes().length));
    assertThat(half.problem().orElseThrow().reason()).isEqualTo(Problem.Reason.BROKEN_GZIP);
    assertThat(half.problem().orElseThrow().error())
        .startsWith("The gzip stream breaks off or is damaged (")
        .endsWith("): what comes before is kept. Fetch the object again.");
  }

  @Test
  void saysWhenAGzipIsDamaged() {
    byte[] damaged = Logs.gzip(noise());
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 64, (byte) 0);
    new Logs(folder).put("damaged.json.gz", damaged);

    assertThat(read("damaged.json.gz").problem().orElseThrow().reason())
        .isEqualTo(Problem.Reason.BROKEN_GZIP);
  }

  @Test
  void stopsInflatingAGzipThatGrowsAThousandfold() throws IOException {
    Path bomb = folder.resolve("bomb.json.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 100; i++) {
        out.write(blanks);
      }
    }

    InflatedObject inflated = read("bomb.json.gz");

    assertThat(100L << 20).isGreaterThan(1_000 * Files.size(bomb));
    assertThat(inflated.bytes()).hasSize(1 << 20);
    assertThat(inflated.problem().orElseThrow().error())
        .isEqualTo(
            "The object inflates to more than 1048576 bytes: what comes before is kept. If it is no gzip bomb,"
                + " raise --max-object-bytes.");
  }

  @Test
  void readsNothingThatLiesBeyondTheLimitAsItIsStored() throws IOException {
    sparse("long.json", "[{}");
    sparse("long.json.gz", new String(Logs.gzip(new byte[9]), StandardCharsets.ISO_8859_1));

    InflatedObject plain = read("long.json");
    InflatedObject gzip = read("long.json.gz");

    assertThat(plain.bytes()).hasSize(1 << 20).startsWith('[', '{', '}', 0);
    assertThat(gzip.bytes()).isEqualTo(new byte[9]);
    assertThat(plain.problem().orElseThrow())
        .isEqualTo(new Problem(
            1 << 20,
            -1,
            Problem.Reason.TOO_LARGE,
            "The object inflates to more than 1048576 bytes: what comes before is kept. If it is no gzip bomb,"
                + " raise --max-object-bytes.",
            false,
            ""));
    assertThat(gzip.problem().orElseThrow().reason()).isEqualTo(Problem.Reason.TOO_LARGE);
    assertThat(gzip.unreadable()).isFalse();
  }

  @Test
  void keepsALargeObjectsMemoryFromOthersUntilItIsClosed() {
    int size = 10 << 20;
    byte[] stored = Logs.gzip(new byte[size]);
    new Logs(folder).put("large.json.gz", stored).put("parts.json.gz", twice(stored));
    var limits = new Limits(4 * size, 1 << 20, 200);
    long free = Room.INFLATED.free();

    try (InflatedObject large = read("large.json.gz", limits)) {
      assertThat(large.bytes()).hasSize(size);
      assertThat(free - Room.INFLATED.free()).isEqualTo(size);
    }
    try (InflatedObject parts = read("parts.json.gz", limits)) {
      assertThat(parts.bytes()).hasSize(2 * size);
      assertThat(free - Room.INFLATED.free()).isEqualTo(2L * size);
    }
    assertThat(Room.INFLATED.free()).isEqualTo(free);
  }

  @Test
  void hashesTheObjectAsStoredAndTheContentThatADigestNames() {
    byte[] text = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    byte[] parts = inTwoMembers(text);
    new Logs(folder)
        .put("plain.json", text)
        .put("one.json.gz", Logs.gzip(text))
        .put("parts.json.gz", parts);

    assertThat(read("plain.json").hashes()).isEqualTo(new ObjectHashes(sha256(text), sha256(text)));
    assertThat(read("one.json.gz").hashes())
        .isEqualTo(new ObjectHashes(sha256(Logs.gzip(text)), sha256(text)));
    assertThat(read("parts.json.gz").hashes())
        .isEqualTo(new ObjectHashes(sha256(parts), sha256(text)));
  }

  @Test
  void knowsNoHashOfContentThatIsNotWhole() {
    byte[] whole = Logs.gzip(noise());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    new Logs(folder).put("half.json.gz", half).put("long.json", new byte[(1 << 20) + 1]);

    assertThat(read("half.json.gz").hashes()).isEqualTo(new ObjectHashes(sha256(half), null));
    assertThat(read("long.json").hashes()).isEqualTo(ObjectHashes.NONE);
    assertThat(read("gone.json").hashes()).isEqualTo(ObjectHashes.NONE);
  }

  @Test
  void saysWhenAnObjectMayNotBeRead() {
    new Logs(folder).put("secret.json", "{}");

    InflatedObject locked = InflatedObject.read(
        listed(LockedFileSystem.path(folder.resolve("secret.json")), 2),
        hadoop,
        SMALL,
        new Inflation());

    assertThat(locked.unreadable()).isTrue();
    assertThat(locked.problem().orElseThrow().error())
        .isEqualTo(
            "Cannot read the object: Permission denied: " + folder.resolve("secret.json")
                + ". Check that it still exists and that this user may read it; it is tried again in the next run.");
  }

  @Test
  void saysWhenAnObjectHasGone() {
    assertThat(read("gone.json").unreadable()).isTrue();
  }

  @Test
  void saysWhenAnObjectIsShorterThanItWasListed() {
    new Logs(folder).put("short.json", "{}");
    var path = new org.apache.hadoop.fs.Path(folder.resolve("short.json").toString());

    InflatedObject cut = InflatedObject.read(listed(path, 5), hadoop, SMALL, new Inflation());

    assertThat(cut.unreadable()).isTrue();
    assertThat(cut.problem().orElseThrow().error())
        .startsWith("Cannot read the object: it has 2 bytes, and 5 were listed. Check that");
  }

  @Test
  void endsWhenTheStoreDoesNotAnswer(SparkSession spark) {
    new Logs(folder).put("a.json", "{}");
    spark.conf().set("fs.silent.impl", SilentFileSystem.class.getName());
    var path = new org.apache.hadoop.fs.Path("silent://" + folder.resolve("a.json"));

    assertThatThrownBy(() ->
            InflatedObject.read(listed(path, 2), HadoopSettings.of(spark), SMALL, new Inflation()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot read " + path)
        .hasRootCauseMessage("Read timed out");
  }

  /** A file of four gigabytes of which only the beginning takes room on the disk. */
  private void sparse(String name, String begin) throws IOException {
    try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.write(begin.getBytes(StandardCharsets.ISO_8859_1));
      file.setLength(4L << 30);
    }
  }

  private static byte[] twice(byte[] bytes) {
    byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
    return both;
  }

  private InflatedObject read(String name) {
    return read(name, SMALL);
  }

  private InflatedObject read(String name, Limits limits) {
    Path file = folder.resolve(name);
    long size = Files.exists(file) ? file.toFile().length() : 1;
    var path = new org.apache.hadoop.fs.Path(file.toString());
    return InflatedObject.read(listed(path, size), hadoop, limits, new Inflation());
  }

  private static ListedObject listed(org.apache.hadoop.fs.Path path, long size) {
    return new ListedObject(path.toString(), size, dev.tourniquet.jobs.lake.DataFile.NO_DAY, false);
  }

  @Test
  void readsOnOverAHundredThousandGzipMembersThatHoldNothing() {
    byte[] text = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    var parts = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      parts.writeBytes(NOTHING);
    }
    parts.writeBytes(Logs.gzip(text));
    new Logs(folder).put("parts.json.gz", parts.toByteArray());

    InflatedObject whole = read("parts.json.gz", Limits.DEFAULT);

    assertThat(whole.bytes()).isEqualTo(text);
    assertThat(whole.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
          1, 0x8f, what stands at stored byte 37 is no gzip member: Not in GZIP format
          2, 0x09, what stands at stored byte 37 is no gzip member: Unsupported compression method
          5, end,  the member at stored byte 37 breaks off
          9, end,  the member at stored byte 37 breaks off
          """)
  void saysWhatStandsBehindAMemberAndIsNone(int place, String damage, String why) {
    byte[] text = "{\"Records\":[]} first\n".getBytes(StandardCharsets.UTF_8);
    byte[] parts = twice(Logs.gzip(text));
    int first = parts.length / 2;
    byte[] damaged = damage.equals("end") ? Arrays.copyOf(parts, first + place) : parts;
    if (!damage.equals("end")) {
      damaged[first + place] = Integer.decode(damage).byteValue();
    }
    new Logs(folder).put("parts.json.gz", damaged);

    InflatedObject read = read("parts.json.gz");

    assertThat(read.bytes()).isEqualTo(text);
    assertThat(read.problem())
        .contains(new Problem(
            text.length,
            -1,
            Problem.Reason.BROKEN_GZIP,
            "The gzip stream breaks off or is damaged (" + why.replace("37", "" + first)
                + "): what comes before is kept. Fetch the object again.",
            false,
            ""));
    assertThat(read.hashes()).isEqualTo(new ObjectHashes(sha256(damaged), null));
  }

  @Test
  void readsOnOverZerosBetweenMembersAndBehindTheLast() {
    byte[] text = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    byte[] member = Logs.gzip(text);
    byte[] padded = Arrays.copyOf(member, member.length + 70_000);
    new Logs(folder).put("padded.json.gz", twice(padded));

    InflatedObject read = read("padded.json.gz");

    assertThat(read.bytes()).isEqualTo(twice(text));
    assertThat(read.problem()).isEmpty();
  }

  private static byte[] inTwoMembers(byte[] text) {
    byte[] first = Logs.gzip(Arrays.copyOf(text, 5));
    byte[] second = Logs.gzip(Arrays.copyOfRange(text, 5, text.length));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] noise() {
    byte[] text = new byte[500_000];
    new Random(7).nextBytes(text);
    return text;
  }
}
