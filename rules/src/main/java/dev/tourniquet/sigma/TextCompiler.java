package dev.tourniquet.sigma;

import dev.tourniquet.sigma.Modifier.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Applies the modifiers that change text, in the order written, and makes checks of what comes out. */
final class TextCompiler {

  private TextCompiler() {}

  static List<FieldCheck> compile(FieldKey key, String text) {
    List<SigmaString> strings = List.of(SigmaString.parse(text));
    for (Modifier modifier : key.modifiers()) {
      strings =
          strings.stream().flatMap(string -> applied(modifier, string).stream()).toList();
    }
    // A keyword is searched for in the whole event; one with a place of its own says where.
    boolean anywhere = key.isKeyword() && !key.has(Kind.PLACE);
    return strings.stream()
        .map(string -> anywhere ? string.startingAnywhere().endingAnywhere() : string)
        .map(string -> (FieldCheck) TextCheck.of(string.glob(), key.letterCase()))
        .toList();
  }

  private static List<SigmaString> applied(Modifier modifier, SigmaString string) {
    return switch (modifier) {
      case CONTAINS -> List.of(string.startingAnywhere().endingAnywhere());
      case STARTSWITH -> List.of(string.endingAnywhere());
      case ENDSWITH -> List.of(string.startingAnywhere());
      case WINDASH -> List.of(string.withAnyDash());
      case UTF16LE, WIDE -> encoded(string, StandardCharsets.UTF_16LE, "");
      case UTF16BE -> encoded(string, StandardCharsets.UTF_16BE, "");
      // The appendix gives FF FE: the mark of little-endian.
      case UTF16 -> encoded(string, StandardCharsets.UTF_16LE, "\u00ff\u00fe");
      case BASE64 -> Base64Forms.whole(string);
      case BASE64OFFSET -> Base64Forms.atAnyOffset(string);
      default -> List.of(string);
    };
  }

  private static List<SigmaString> encoded(
      SigmaString string, Charset encoding, String byteOrderMark) {
    return Dashes.choices(string).stream()
        .map(choice -> choice.encoded(encoding, byteOrderMark))
        .toList();
  }
}
