package dev.tourniquet.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What one element of an answer's list is, and where its id, ARN and name stand.
 *
 * @param operation such as {@code ec2-describe-images}
 * @param field the list's name in the answer; empty when the whole answer is one thing
 * @param id field of the id; empty when it is the subject in the file's name
 * @param elements the things in one element of the list; more than one where AWS nests them
 */
record ListedKind(
    String operation,
    String field,
    String type,
    String id,
    String arn,
    String name,
    Function<JsonNode, Stream<JsonNode>> elements) {

  static ListedKind list(String operation, String field, String type, String id) {
    return new ListedKind(operation, field, type, id, "", "", Stream::of);
  }

  static ListedKind answer(String operation, String type, String id) {
    return list(operation, "", type, id);
  }

  ListedKind named(String nameField) {
    return new ListedKind(operation, field, type, id, arn, nameField, elements);
  }

  ListedKind withArn(String arnField) {
    return new ListedKind(operation, field, type, id, arnField, name, elements);
  }

  /** The things are in this list within each element. */
  ListedKind within(String inner) {
    return new ListedKind(
        operation, field, type, id, arn, name, element -> each(element.path(inner)));
  }

  /** The whole answer holds the things in a form of its own. */
  ListedKind as(Function<JsonNode, Stream<JsonNode>> reader) {
    return new ListedKind(operation, field, type, id, arn, name, reader);
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
