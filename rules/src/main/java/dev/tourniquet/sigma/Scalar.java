package dev.tourniquet.sigma;

import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A scalar of a rule file with the type YAML gives it. */
record Scalar(String text, Type type) {

  /** The types of YAML 1.2's core schema. */
  enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  static Scalar of(ScalarNode node) {
    Tag tag = node.getTag();
    Type type = Type.TEXT;
    if (tag.equals(Tag.NULL)) {
      type = Type.NULL;
    } else if (tag.equals(Tag.BOOL)) {
      type = Type.BOOLEAN;
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      type = Type.NUMBER;
    }
    return new Scalar(node.getValue(), type);
  }

  boolean isNull() {
    return type == Type.NULL;
  }
}
