package dev.tourniquet.sigma;

import java.util.Optional;

/** The kinds of document a rule file may hold. */
enum DocumentKind {
  RULE {
    @Override
    Optional<SigmaRule> read(YamlMap document, RuleReader reader) {
      return reader.read(document);
    }
  },
  CORRELATION {
    @Override
    Optional<SigmaRule> read(YamlMap document, RuleReader reader) {
      return leaveOut(document, reader, "a correlation rule; single-event rules run");
    }
  },
  FILTER {
    @Override
    Optional<SigmaRule> read(YamlMap document, RuleReader reader) {
      return leaveOut(document, reader, "a filter; write its exclusion into the rules it names");
    }
  },
  /** The retired way to share keys between documents; the specification has had none since 2.0. */
  COLLECTION {
    @Override
    Optional<SigmaRule> read(YamlMap document, RuleReader reader) {
      document.entry("action").ifPresent(action -> reader
          .problems()
          .error(
              action.key(),
              "Cannot use action: Sigma 2 has no collections; write each rule in full"));
      return Optional.empty();
    }
  };

  abstract Optional<SigmaRule> read(YamlMap document, RuleReader reader);

  /** Decided by the section that only this kind has. */
  static DocumentKind of(YamlMap document) {
    if (document.value("correlation").isPresent()) {
      return CORRELATION;
    }
    boolean detects = document.value("detection").isPresent();
    if (!detects && document.value("filter").isPresent()) {
      return FILTER;
    }
    return document.value("action").isPresent()
            && !(detects && document.value("title").isPresent())
        ? COLLECTION
        : RULE;
  }

  private static Optional<SigmaRule> leaveOut(YamlMap document, RuleReader reader, String what) {
    reader.problems().notSupported(document.node(), "Not supported yet: this is " + what);
    return Optional.empty();
  }
}
