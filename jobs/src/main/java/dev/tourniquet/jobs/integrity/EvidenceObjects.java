package dev.tourniquet.jobs.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.investigation.RestsOn;
import dev.tourniquet.report.EvidenceObject;
import dev.tourniquet.report.Investigation.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The log objects of one page, from the pieces of {@link ReadFrom}. */
public final class EvidenceObjects {
  private final List<EvidenceObject> objects = new ArrayList<>();
  private long total;

  /** Takes one piece. */
  public void add(JsonNode piece) {
    total = piece.path("total").asLong();
    objects.add(new EvidenceObject(
        piece.path("object").asText(),
        piece.path("account").asText(),
        piece.path("region").asText(),
        Instant.parse(piece.path("from").asText()),
        Instant.parse(piece.path("to").asText()),
        piece.path("events").asLong(),
        piece.path("sha256").asText(null),
        piece.path("integrity").asText(EvidenceObject.NOT_CHECKED)));
  }

  /** What the page shows. */
  public Block<EvidenceObject> block() {
    objects.sort(Comparator.comparing(EvidenceObject::from).thenComparing(EvidenceObject::object));
    return RestsOn.objects(total, objects);
  }
}
