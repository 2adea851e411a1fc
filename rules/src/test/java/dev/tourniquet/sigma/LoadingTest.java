package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadingTest {

  private static final String GOOD = """
      title: Image shared
      id: 5b6c0000-0000-4000-8000-000000000001
      status: stable
      level: high
      description: An image was shared.
      author: A. Author
      date: 2025-01-02
      modified: 2025/02/03
      references: [https://example.com/a]
      tags: [attack.exfiltration, attack.t1537, attack.t1098.001, cve.2020-1]
      logsource: {product: aws, service: cloudtrail}
      detection:
        s: {eventName: ModifyImageAttribute}
        condition: s
      falsepositives: [Backups]
      custom: {anything: [goes]}
      triage:
        life_threat: cross-account-sharing
        resource: requestParameters.imageId
        questions: [condition, destination]
        contain: make-image-private
      """;

  @TempDir
  private Path folder;

  private static List<String> errors(String yaml) {
    return SigmaRules.load("a.yml", yaml).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void readsEverythingARuleSays() {
    LoadedRules loaded = SigmaRules.load("packs/a.yml", GOOD);

    assertThat(loaded.problems()).isEmpty();
    SigmaRule rule = loaded.rules().get(0);
    assertThat(rule.head())
        .isEqualTo(new RuleHead(
            "5b6c0000-0000-4000-8000-000000000001",
            "",
            "Image shared",
            Status.STABLE,
            Level.HIGH,
            List.of("attack.exfiltration", "attack.t1537", "attack.t1098.001", "cve.2020-1")));
    assertThat(rule.notes())
        .isEqualTo(new RuleNotes(
            "An image was shared.",
            "A. Author",
            "2025-01-02",
            "2025-02-03",
            List.of("https://example.com/a"),
            List.of("Backups"),
            List.of()));
    assertThat(rule.logSource()).isEqualTo(new LogSource("", "aws", "cloudtrail", ""));
    assertThat(rule.techniques()).containsExactly("T1537", "T1098.001");
    assertThat(rule.origin()).hasToString("packs/a.yml:1");
    assertThat(rule.triage())
        .contains(new TriageBlock(
            "cross-account-sharing",
            "requestParameters.imageId",
            List.of("condition", "destination"),
            "make-image-private"));
  }

  @Test
  void aRuleWithoutTriageIsARule() {
    String yaml = GOOD.substring(0, GOOD.indexOf("triage:"));
    assertThat(SigmaRules.load("a.yml", yaml).rules())
        .singleElement()
        .satisfies(r -> assertThat(r.triage()).isEmpty());
  }

  @Test
  void derivesAnIdThatDoesNotDependOnTheFolder() {
    String yaml = GOOD.replaceFirst("id: .*\n", "");
    String id = SigmaRules.load("x/a.yml", yaml).rules().get(0).id();
    assertThat(SigmaRules.load("y/z/a.yml", yaml).rules().get(0).id()).isEqualTo(id);
    assertThat(SigmaRules.load("x/b.yml", yaml).rules().get(0).id()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "title: Image shared; x: y; `1:1: Missing title: a rule needs one; add \"title: …\"`",
        "title: Image shared; title: ''; 1:8: Missing title: a rule needs one",
        "title: Image shared; title: [a]; 1:8: Invalid title: text is expected, not a list or mapping",
        "status: stable; status: done; `3:9: Unknown status: done; write one of [stable, test, experimental`",
        "level: high; level: High; `4:8: Unknown level: High; write one of [informational, low, medium`",
        "date: 2025-01-02; date: May 2025; `7:7: Invalid date: May 2025; write it as 2025-08-02`",
        "tags: [attack.exfiltration,; tags: {x: [; 11:1: Invalid YAML: ",
        "references: [https://example.com/a]; references: x; 9:13: Invalid references: a list is expected",
        "logsource: {product: aws, service: cloudtrail}; x: 1; 1:1: Missing logsource",
        "logsource: {product: aws, service: cloudtrail}; logsource: {definition: x}; 11:12: Invalid logsource: it names no",
        "logsource: {product: aws, service: cloudtrail}; logsource: aws; 11:12: Invalid document: a mapping",
        "life_threat:; lifethreat:; `18:3: Unknown key in triage: lifethreat; known ones are [budget, contain, `",
        "questions: [condition, destination]; questions: condition; 20:14: Invalid questions: a list",
        "status: stable; title: again; `3:1: Duplicate key: title; keep one of the two`",
        "eventName: ModifyImageAttribute; eventName|foo: x; `13:7: Unknown modifier: foo in eventName|foo; known ones are`",
      })
  void isRefusedWithItsPlace(String good, String bad, String error) {
    String yaml = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

    assertThat(errors(yaml)).singleElement().asString().startsWith("a.yml:" + error.strip());
    assertThat(SigmaRules.load("a.yml", yaml).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[condition, destination]; [condition, destnation]; 20:26: Unknown name in questions: destnation; known",
        "make-image-private; make-image-privat; 21:12: Unknown name in contain: make-image-privat; known",
      })
  void aNameThatNobodyKnowsIsRefusedWithItsPlace(String good, String bad, String error) {
    TriageNames names =
        new TriageNames(Set.of("destination", "condition"), Set.of("make-image-private"));
    String yaml = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

    LoadedRules loaded =
        new SigmaRules(Placeholders.NONE, List.of(), names).add("a.yml", yaml).loaded();

    assertThat(loaded.problems())
        .singleElement()
        .asString()
        .startsWith("a.yml:" + error)
        .contains("ones are [");
    assertThat(loaded.rules()).isEmpty();
    assertThat(new SigmaRules(Placeholders.NONE, List.of(), names)
            .add("a.yml", GOOD)
            .loaded()
            .problems())
        .isEmpty();
  }

  @Test
  void tellsAllErrorsOfAFileAtOnce() {
    String yaml = """
        id: x
        status: done
        detection:
          s:
            a|foo: 1
            b|re: '('
            c|cidr: nowhere
          condition: s and t
        """;
    assertThat(SigmaRules.load("a.yml", yaml).problems())
        .extracting(Problem::line)
        .containsExactlyInAnyOrder(1, 2, 1, 5, 6, 7, 8);
  }

  @Test
  void tellsASyntaxErrorWithItsPlaceAndKeepsTheDocumentsBefore() {
    LoadedRules loaded = SigmaRules.load("a.yml", GOOD + "---\ntitle: [a\nlogsource: b\n");

    assertThat(loaded.rules()).hasSize(1);
    assertThat(loaded.problems())
        .singleElement()
        .asString()
        .startsWith("a.yml:24:")
        .contains("Invalid YAML: ");
  }

  @Test
  void oneBadFileHidesNoOther() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "title: [");
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("b.YAML"), GOOD);
    Files.writeString(folder.resolve("notes.txt"), "no rule");
    Files.write(folder.resolve("c.yml"), new byte[] {'t', ':', ' ', (byte) 0xff});
    Files.writeString(folder.resolve("d.yml"), "");

    LoadedRules loaded =
        SigmaRules.load(List.of(folder, folder.resolve("sub"), folder.resolve("missing")));

    assertThat(loaded.rules()).hasSize(1);
    assertThat(loaded.problems().stream().map(Problem::toString))
        .satisfiesExactly(
            e -> assertThat(e)
                .isEqualTo(folder.resolve("missing")
                    + ": Cannot read rules: there is no such file or folder; check the path"),
            e -> assertThat(e).contains("a.yml:1:").contains("Invalid YAML"),
            e -> assertThat(e)
                .endsWith("c.yml: Cannot read rules: the file is not UTF-8; save it as UTF-8"),
            e -> assertThat(e)
                .endsWith(
                    "d.yml: Cannot read rules: the file is empty; write a rule or remove it"));
  }

  @Test
  void aFolderWithoutRulesIsAnError() {
    assertThat(SigmaRules.load(List.of(folder)).problems())
        .singleElement()
        .asString()
        .startsWith(folder + ": Cannot read rules: no file in this folder has a fitting name");
  }

  @Test
  void readsSeveralDocumentsAndRefusesAnIdThatIsTaken() {
    String other = GOOD.replace("title: Image shared", "title: Other");
    LoadedRules loaded =
        SigmaRules.load("a.yml", GOOD + "---\n" + other + "---\n" + other.replace("0001", "0002"));

    assertThat(loaded.rules())
        .extracting(SigmaRule::title)
        .containsExactly("Image shared", "Other");
    assertThat(loaded.problems())
        .singleElement()
        .hasToString(
            "a.yml:23:1: Duplicate id: 5b6c0000-0000-4000-8000-000000000001: \"Image shared\" in a.yml:1 has it too;"
                + " give this rule an id of its own");
  }

  @Test
  void theRetiredCollectionsAreNamed() {
    assertThat(errors("action: global\ntitle: x\nlogsource: {product: aws}\n"))
        .containsExactly(
            "a.yml:1:1: Cannot use action: Sigma 2 has no collections; write each rule in full");
  }

  @Test
  void refusesAliasesThatUnfoldWithoutMeasure() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(5)));
    }
    assertThat(errors(bomb.toString()))
        .singleElement()
        .asString()
        .contains("Cannot read a document of more than 100000 nodes");
    assertThat(errors("a: &a [*a]\n"))
        .singleElement()
        .asString()
        .contains("nests more than 40 deep");
    assertThat(errors("[".repeat(20_000))).hasSize(1);
  }

  @Test
  void mergeKeysAndAliasesAreFollowed() {
    SigmaRule rule =
        Rules.rule("a: &a {x: 1, y: &y [2, 3]}\nb: {<<: *a, x: 4, z: *y}\ncondition: b");
    assertThat(rule.matches(Rules.event("{'x': 4, 'y': 2, 'z': 3}"))).isTrue();
    assertThat(rule.matches(Rules.event("{'x': 1, 'y': 2, 'z': 3}"))).isFalse();
    assertThat(rule.matches(Rules.event("{'x': 4, 'y': 5, 'z': 3}"))).isFalse();
  }

  @Test
  void refusesFilesThatAreTooLong() {
    byte[] big = ("# " + "x".repeat(SigmaRules.MAX_BYTES)).getBytes(StandardCharsets.UTF_8);
    LoadedRules loaded = new SigmaRules(Placeholders.NONE)
        .add("big.yml", new ByteArrayInputStream(big))
        .loaded();
    assertThat(loaded.problems())
        .singleElement()
        .hasToString("big.yml: Cannot read rules: the file has more than 1048576 bytes; split it");
  }

  @Test
  void readsFromTheClassPath() throws IOException {
    try (var in = LoadingTest.class.getResourceAsStream("/sigma/rules/image-shared.yml")) {
      assertThat(new SigmaRules(Placeholders.NONE)
              .add("image-shared.yml", in)
              .loaded()
              .rules())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"just text", "5", "[a, b]", "null"})
  void whatIsNoMappingIsNoRule(String yaml) {
    assertThat(errors(yaml))
        .containsExactly(
            "a.yml:1:1: Invalid document: a mapping of keys to values is expected here");
  }
}
