package dev.tourniquet.sigma;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every modifier of the Sigma 2.1 modifiers appendix. */
enum Modifier {
  ALL(Kind.LINKING),
  NEQ(Kind.LINKING),
  EXPAND(Kind.EXPANSION),
  CONTAINS(Kind.PLACE),
  STARTSWITH(Kind.PLACE),
  ENDSWITH(Kind.PLACE),
  CASED(Kind.CASE),
  WINDASH(Kind.TEXT),
  UTF16(Kind.ENCODING),
  UTF16LE(Kind.ENCODING),
  UTF16BE(Kind.ENCODING),
  WIDE(Kind.ENCODING),
  BASE64(Kind.BASE64),
  BASE64OFFSET(Kind.BASE64),
  RE(Kind.TYPE),
  I(Kind.RE_FLAG),
  M(Kind.RE_FLAG),
  S(Kind.RE_FLAG),
  CIDR(Kind.TYPE),
  EXISTS(Kind.TYPE),
  FIELDREF(Kind.TYPE),
  LT(Kind.COMPARISON),
  LTE(Kind.COMPARISON),
  GT(Kind.COMPARISON),
  GTE(Kind.COMPARISON),
  MINUTE(Kind.TIME),
  HOUR(Kind.TIME),
  DAY(Kind.TIME),
  WEEK(Kind.TIME),
  MONTH(Kind.TIME),
  YEAR(Kind.TIME);

  /** What a modifier does; decides what it goes with. */
  enum Kind {
    LINKING,
    EXPANSION,
    PLACE,
    CASE,
    TEXT,
    ENCODING,
    BASE64,
    TYPE,
    RE_FLAG,
    COMPARISON,
    TIME
  }

  private final Kind kind;

  Modifier(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** As rules write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Modifier> of(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }

  static String known() {
    return Arrays.stream(values()).map(Modifier::word).collect(joining(", "));
  }
}
