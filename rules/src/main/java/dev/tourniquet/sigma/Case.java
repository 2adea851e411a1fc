package dev.tourniquet.sigma;

/** Whether upper and lower case are the same; Sigma's default is that they are. */
enum Case {
  IGNORED,
  KEPT;

  String of(Value value) {
    return this == IGNORED ? value.folded() : value.text();
  }
}
