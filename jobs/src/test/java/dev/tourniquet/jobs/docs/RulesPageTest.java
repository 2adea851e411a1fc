package dev.tourniquet.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.triage.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  @Test
  void thePageInTheRepositoryIsWhatThePacksSay() throws IOException {
    GeneratedPage.named("rules.md").is(RulesPage.of(Packs.loaded()));
  }

  @Test
  void everyRuleLinksToTheFileItStandsIn() {
    for (SigmaRule rule : Packs.load()) {
      assertThat(Path.of("..", "rules", rule.origin().file()))
          .as(rule.title())
          .matches(Files::isRegularFile);
    }
  }

  @Test
  void aRuleTellsItsIdLevelLifeThreatTechniqueAndWhatElseMaySetItOff() {
    assertThat(
            RulesPage.of(new LoadedRules(List.of(imageShared()), List.of(), List.of(), List.of())))
        .contains(
            "| [Image shared with another account](#image-shared-with-another-account) | high |"
                + " cross-account-sharing | T1537 |\n")
        .contains("- Id: `dd8042d5-5ae2-5e70-ba18-e4efd82e96fb`\n")
        .contains("- Life threat: cross-account-sharing\n")
        .contains("- ATT&CK: [T1537](https://attack.mitre.org/techniques/T1537/)\n")
        .contains(
            "- What else may set it off:\n  - Images shared with accounts of the own organization");
  }

  private static SigmaRule imageShared() {
    return Packs.load().stream()
        .filter(rule -> rule.origin().file().endsWith("sharing/image-shared.yml"))
        .findFirst()
        .orElseThrow();
  }
}
