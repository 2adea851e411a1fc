package dev.tourniquet.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.ArrayList;
import java.util.List;

/** Gathers what cannot be read of one file, with where it stands; the first hundred are kept. */
final class Problems {

  private static final int MOST = 100;

  private final InventoryPath path;
  private final JsonParser parser;
  private final List<InventoryProblem> all = new ArrayList<>();

  Problems(InventoryPath path, JsonParser parser) {
    this.path = path;
    this.parser = parser;
  }

  List<InventoryProblem> all() {
    return List.copyOf(all);
  }

  void add(String reason, String mend) {
    add(parser.currentLocation().getByteOffset(), reason, mend);
  }

  void broken(JsonProcessingException e) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    String reason =
        e instanceof JsonEOFException ? "it ends in the middle of an answer" : firstLine(e);
    add(
        offset,
        reason,
        "What stands before is used. Run the collecting call again and replace the file");
  }

  private void add(long offset, String reason, String mend) {
    if (all.size() < MOST) {
      all.add(
          new InventoryProblem(path.file(), offset < 0 ? "start" : "byte " + offset, reason, mend));
    }
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("it is not JSON");
  }
}
