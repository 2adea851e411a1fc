package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All real events of {@link SharedData}. */
class SharedDataTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void atLeast97OfHundredSuccessfulWritesNameAResource() throws IOException {
    List<Event> events = events("");
    List<Event> writes =
        events.stream().filter(event -> event.succeeded() && !event.readOnly()).toList();
    long naming =
        writes.stream().filter(event -> !StratusTest.namesNothing(event)).count();
    assertThat(naming).isGreaterThanOrEqualTo(Math.round(0.97 * writes.size()));
  }

  @Test
  void everyEventButAnUnknownCallerHasAPrincipal() throws IOException {
    assertThat(events(""))
        .filteredOn(event -> !event.text("userIdentity.type").equals("Unknown"))
        .filteredOn(event -> event.record().has("userIdentity"))
        .allSatisfy(event ->
            assertThat(EventKeys.of(event).principal().confidence()).isEqualTo(Confidence.EXACT));
  }

  @ParameterizedTest
  @CsvSource({
    "stratus, 46, ConsoleLogin",
    "invictus, 226, DisassociateRouteTable",
    "traildiscover, 18, AcceptAgreementRequest CreateCase CreateSession GetSigninToken"
  })
  void theSuccessfulWritesThatNameNothingAreKnown(String dataSet, int writes, String silent)
      throws IOException {
    List<Event> found = events(dataSet).stream()
        .filter(event -> event.succeeded() && !event.readOnly())
        .toList();
    assertThat(found).hasSize(writes);
    assertThat(found)
        .filteredOn(StratusTest::namesNothing)
        .extracting(Event::name)
        .containsOnly(silent.split(" ", -1));
  }

  private static List<Event> events(String dataSet) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedData.folder("cloudtrail").resolve(dataSet))) {
      files.filter(SharedDataTest::holdsEvents).sorted().forEach(file -> add(file, events));
    }
    return events;
  }

  private static boolean holdsEvents(Path file) {
    String path = file.toString();
    return path.endsWith(".cloudtrail")
        || (path.endsWith(".json") && !path.contains("traildiscover"));
  }

  private static void add(Path file, List<Event> events) {
    try {
      JsonNode document = JSON.readTree(file.toFile());
      JsonNode records = document.path("Records");
      Iterable<JsonNode> found =
          document.isArray() ? document : records.isArray() ? records : List.of(document);
      found.forEach(record -> events.add(new Event(record)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
