package dev.tourniquet.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The items of one inventory file, read one after the other: never more than one element of a list is held, however long
 * the file. A file may hold several answers one after the other, as a shell loop writes them. What cannot be read is a
 * problem; the items before it are kept.
 */
public final class InventoryItems implements Iterator<InventoryItem> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InventoryPath path;
  private final JsonParser parser;
  private final ItemReader reader;
  private final Problems problems;
  private final Queue<InventoryItem> ready = new ArrayDeque<>();
  private boolean ended;
  /** The list that is being read; empty outside of lists. */
  private String list = "";

  private InventoryItems(InventoryPath path, JsonParser parser) {
    this.path = path;
    this.parser = parser;
    this.problems = new Problems(path, parser);
    this.reader = new ItemReader(path, problems);
  }

  /** Starts to read; the caller closes the stream. A gzipped file must be inflated before. */
  public static InventoryItems read(InventoryPath path, InputStream in) {
    try {
      return new InventoryItems(path, JSON.createParser(in));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot open inventory file " + path.file() + ": check that it may be read", e);
    }
  }

  /** What could not be read so far; all of it once there is no next item. */
  public List<InventoryProblem> problems() {
    return problems.all();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      advance();
    }
    return !ready.isEmpty();
  }

  @Override
  public InventoryItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException(
          "Cannot read past the last item of " + path.file() + ": ask hasNext() first");
    }
    return ready.remove();
  }

  private void advance() {
    try {
      step(parser.nextToken());
    } catch (JsonProcessingException e) {
      problems.broken(e);
      ended = true;
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()), "Check that the file can be read to its end");
      ended = true;
    }
  }

  private void step(JsonToken token) throws IOException {
    if (token == null) {
      ended = true;
    } else if (token == JsonToken.FIELD_NAME) {
      field(parser.currentName(), parser.nextToken());
    } else if (!list.isEmpty() && token == JsonToken.END_ARRAY) {
      list = "";
    } else if (!list.isEmpty()) {
      ready.addAll(reader.items(list, tree()));
    } else if (token == JsonToken.START_OBJECT) {
      reader.begin();
      answer();
    } else if (token == JsonToken.END_OBJECT) {
      reader.end();
    } else if (token.isScalarValue()) {
      problems.add(
          "a value that is no answer of an AWS call",
          "Write what the AWS CLI prints with --output json");
    }
  }

  private void answer() throws IOException {
    if (reader.readsWholeAnswers()) {
      ready.addAll(reader.items("", tree()));
    }
  }

  private void field(String name, JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY && reader.reads(name)) {
      list = name;
    } else if (value == JsonToken.START_OBJECT && reader.reads(name)) {
      ready.addAll(reader.items(name, tree()));
    } else if (value.isStructStart()) {
      parser.skipChildren();
      reader.passOver(name);
    } else {
      reader.checkScalar(name, parser.getText());
    }
  }

  private JsonNode tree() throws IOException {
    return JSON.readTree(parser);
  }
}
