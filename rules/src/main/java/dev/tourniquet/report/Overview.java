package dev.tourniquet.report;

import dev.tourniquet.report.Investigation.Coverage;
import java.util.List;

/**
 * What the board shows beside the findings.
 *
 * @param cases those of several findings, what is worst first
 * @param noise how often rules fire
 * @param coverage what the logs hold
 */
public record Overview(List<IncidentCase> cases, List<RuleNoise> noise, List<Coverage> coverage) {
  public Overview {
    cases = List.copyOf(cases);
    noise = List.copyOf(noise);
    coverage = List.copyOf(coverage);
  }
}
