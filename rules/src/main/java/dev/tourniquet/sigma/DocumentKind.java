package dev.tourniquet.sigma;

/** The kinds of document a rule file may hold. */
enum DocumentKind {
  RULE {
    @Override
    void read(YamlMap document, HeadReader heads, Drafts into) {
      new RuleReader(heads, into.placeholders())
          .read(document)
          .ifPresent(rule -> into.add(rule, document, heads.problems()));
    }
  },
  CORRELATION {
    @Override
    void read(YamlMap document, HeadReader heads, Drafts into) {
      new CorrelationReader(heads)
          .read(document)
          .ifPresent(rule -> into.add(rule, document, heads.problems()));
    }
  },
  FILTER {
    @Override
    void read(YamlMap document, HeadReader heads, Drafts into) {
      new FilterReader(heads, into.placeholders())
          .read(document)
          .ifPresent(filter -> into.add(filter, document, heads.file()));
    }
  },
  /** The retired way to share keys between documents; the specification has had none since 2.0. */
  COLLECTION {
    @Override
    void read(YamlMap document, HeadReader heads, Drafts into) {
      document.entry("action").ifPresent(action -> heads
          .problems()
          .error(
              action.key(),
              "Cannot use action: Sigma 2 has no collections; write each rule in full"));
    }
  };

  /** Adds what the document holds; when something in it is wrong, tells that and adds nothing. */
  abstract void read(YamlMap document, HeadReader heads, Drafts into);

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
}
