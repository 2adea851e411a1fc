package dev.tourniquet.sigma;

import org.snakeyaml.engine.v2.nodes.Node;

/** Something in a rule file is wrong, at a place. Caught where reading can go on, so that all errors are found. */
final class Invalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Node node;

  Invalid(Node node, String message) {
    super(message);
    this.node = node;
  }

  Node node() {
    return node;
  }
}
