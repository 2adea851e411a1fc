package dev.tourniquet.jobs.sessions;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IngestOptions;
import dev.tourniquet.jobs.ingest.Limits;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.session.Issues;
import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real data set in one lake; the calls that issued credentials are delivered after those that used them. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlowSessionTablesTest {
  private static final Path INVICTUS =
      Path.of("../rules/src/test/resources/dev/tourniquet/events/invictus/callers.jsonl.gz");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Column TEMPORARY = Sessions.SESSION.col().startsWith("session:");

  private Lake lake;
  private Path logs;

  @BeforeAll
  void ingestWhatWasDoneBeforeHowItCameAbout(SparkSession spark, @TempDir Path folder)
      throws IOException {
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    logs = folder.resolve("logs");
    put("invictus.json", invictus().filter(record -> !issues(record)));
    load();
  }

  @Test
  @Order(1)
  void withoutTheIssuingCallsChainsAreBroken() {
    assertThat(chains(where("2023-07-10"))).containsOnly(entry("WHOLE", 8L), entry("BROKEN", 9L));
  }

  @Test
  @Order(2)
  void aBatchThatComesLaterMendsTheEdges() throws IOException {
    put("late.json", invictus().filter(SlowSessionTablesTest::issues));
    load();

    assertThat(by(where("2023-07-10"), Sessions.ISSUED_HOW))
        .containsOnly(
            entry("ASSUME_ROLE", 3L),
            entry("SERVICE_ROLE", 4L),
            entry("FORWARDED", 8L),
            entry(null, 2L));
    assertThat(by(where("2023-07-10"), Sessions.CONFIDENCE))
        .containsOnly(entry("EXACT", 7L), entry("WEAK", 8L), entry(null, 2L));
    assertThat(chains(where("2023-07-10"))).containsOnly(entry("WHOLE", 15L), entry("BROKEN", 2L));
  }

  @Test
  @Order(4)
  void theTopOfAChainIsTheUserOrTheInstance() {
    assertThat(texts(
            lake.read(Sessions.TABLE)
                .where(Sessions.SESSION.col().like("session:AROATFQR7NSC%"))
                .where(Sessions.CHAIN.col().equalTo("WHOLE")),
            Sessions.ROOT))
        .containsOnly(
            "iamuser:123837392027:AIDATFQR7NSC5AU2ZV3IE",
            "instance:123837392027:i-0dbc91f429e48eeed",
            "instance:123837392027:i-05c30218156bcc246",
            "service:inspector2.amazonaws.com:123837392027");
  }

  @Test
  @Order(5)
  void credentialsTellTheirAccountAndTheirMaker() {
    Row made = lake.read(Credentials.TABLE)
        .where(Credentials.CREDENTIAL.col().equalTo("ASIATFQR7NSC7E2ZIBM2"))
        .head();
    assertThat(made.<String>getAs(Credentials.KIND.name())).isEqualTo("TEMPORARY");
    assertThat(made.<String>getAs(Credentials.KEY_ACCOUNT.name())).hasSize(12);
    assertThat(made.<String>getAs(Credentials.MINTER.name()))
        .isEqualTo("iamuser:123837392027:AIDATFQR7NSC5AU2ZV3IE");
  }

  @Test
  @Order(6)
  void identitiesAreThereOnce() {
    Dataset<Row> identities = lake.read(Identities.TABLE);

    assertThat(texts(identities, Identities.PRINCIPAL))
        .doesNotHaveDuplicates()
        .contains("service:ec2.amazonaws.com:123837392027");
  }

  @Test
  @Order(7)
  void theSameDaysAgainGiveTheSameRows() {
    List<String> before = rows();

    write(2);

    assertThat(rows()).isEqualTo(before);
  }

  private List<String> rows() {
    return Stream.of(SessionEdgeRows.TABLE, Sessions.TABLE, Credentials.TABLE, Identities.TABLE)
        .flatMap(table -> lake.read(table).collectAsList().stream().map(Row::toString))
        .sorted()
        .toList();
  }

  private void load() {
    LoadEvents.run(lake, new IngestOptions(List.of(logs.toString()), Limits.DEFAULT));
    write(1);
  }

  private void write(long newest) {
    SessionTables tables = SessionTables.of(lake, days(), newest);
    tables.write();
    tables.identities();
  }

  private List<LocalDate> days() {
    return lake.read(Events.TABLE)
        .select(Events.DAY.col())
        .distinct()
        .as(Encoders.LOCALDATE())
        .collectAsList();
  }

  private Dataset<Row> where(String day) {
    return lake.read(Sessions.TABLE).where(Sessions.DAY.col().equalTo(day));
  }

  private static Map<String, Long> chains(Dataset<Row> sessions) {
    return by(sessions, Sessions.CHAIN);
  }

  private static Map<String, Long> by(Dataset<Row> sessions, Field field) {
    var counts = new java.util.HashMap<String, Long>();
    sessions
        .where(TEMPORARY)
        .groupBy(field.col())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static List<String> texts(Dataset<Row> rows, Field field) {
    return rows.select(field.col()).as(Encoders.STRING()).collectAsList();
  }

  private static boolean issues(JsonNode record) {
    return !Issues.of(new Event(record)).isEmpty();
  }

  private void put(String name, Stream<JsonNode> records) throws IOException {
    Files.createDirectories(logs);
    Files.writeString(
        logs.resolve(name),
        records.map(JsonNode::toString).collect(Collectors.joining(",", "[", "]")));
  }

  private static Stream<JsonNode> invictus() throws IOException {
    try (var in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(INVICTUS)), StandardCharsets.UTF_8))) {
      return in.lines().map(SlowSessionTablesTest::tree).toList().stream();
    }
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
