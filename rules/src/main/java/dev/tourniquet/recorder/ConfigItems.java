package dev.tourniquet.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.InventoryProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The items of one file of AWS Config, read one after the other: never more than one item is held, however long the file
 * and its only line. What cannot be read is a problem; the items before it are kept.
 */
public final class ConfigItems implements Iterator<InventoryItem> {

  private static final ObjectMapper JSON = new ObjectMapper();
  /** Of snapshots and histories; of BatchGetResourceConfig. */
  private static final Set<String> LISTS = Set.of("configurationItems", "baseConfigurationItems");

  private static final int MOST_PROBLEMS = 100;

  private final ConfigFile file;
  private final OneItem parser;
  private final List<InventoryProblem> problems = new ArrayList<>();
  private InventoryItem ready;
  private boolean inList;
  private boolean sawItems;
  private boolean ended;

  private ConfigItems(ConfigFile file, OneItem parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Starts to read; the caller closes the stream. A gzipped file must be inflated before. */
  public static ConfigItems read(ConfigFile file, InputStream in) {
    try {
      return new ConfigItems(file, new OneItem(JSON.createParser(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot open AWS Config file " + file.file() + ": check that it may be read", e);
    }
  }

  /** What could not be read so far; all of it once there is no next item. */
  public List<InventoryProblem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public boolean hasNext() {
    while (ready == null && !ended) {
      advance();
    }
    return ready != null;
  }

  @Override
  public InventoryItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException(
          "Cannot read past the last item of " + file.file() + ": ask hasNext() first");
    }
    InventoryItem item = ready;
    ready = null;
    return item;
  }

  private void advance() {
    try {
      step(parser.nextToken());
    } catch (JsonProcessingException e) {
      problem(
          e instanceof JsonEOFException
              ? "it ends in the middle of an item"
              : e.getOriginalMessage().lines().findFirst().orElse("it is not JSON"),
          "What stands before is used. Fetch the file again");
      ended = true;
    } catch (IOException e) {
      problem(String.valueOf(e.getMessage()), "Check that the file can be read to its end");
      ended = true;
    }
  }

  private void step(JsonToken token) throws IOException {
    if (token == null) {
      end();
    } else if (inList && token == JsonToken.END_ARRAY) {
      inList = false;
    } else if (inList) {
      item(parser.read());
    } else if (token == JsonToken.FIELD_NAME) {
      field(parser.currentName(), parser.nextToken());
    }
  }

  private void field(String name, JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY && LISTS.contains(name)) {
      inList = true;
      sawItems = true;
    } else if (value == JsonToken.START_OBJECT && name.equals("configurationItem")) {
      sawItems = true;
      item(parser.read());
    } else if (value.isStructStart()) {
      parser.skipChildren();
    }
  }

  private void item(JsonNode node) {
    if (node == null) {
      problem(
          "an item larger than " + OneItem.MOST_BYTES + " bytes",
          "It is left out; what stands behind it is used");
      return;
    }
    ItemForm form = new ItemForm(node, file);
    form.missing()
        .ifPresentOrElse(
            what -> problem(what, "It is left out; AWS Config itself writes no such items"),
            () -> ready = form.read());
  }

  private void end() {
    if (!sawItems) {
      problem("no configurationItems", "Keep only files that AWS Config delivered in this folder");
    }
    ended = true;
  }

  private void problem(String reason, String mend) {
    if (problems.size() < MOST_PROBLEMS) {
      long offset = parser.currentLocation().getByteOffset();
      problems.add(
          new InventoryProblem(file.file(), offset < 0 ? "start" : "byte " + offset, reason, mend));
    }
  }
}
