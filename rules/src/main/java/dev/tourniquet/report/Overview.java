package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.Investigation.Coverage;
import java.util.List;

/**
 * What the board shows beside the findings.
 *
 * @param cases those of several findings, what is worst first
 * @param noise how often rules fire
 * @param coverage what the logs hold
 */
public record Overview(Block<IncidentCase> cases, List<RuleNoise> noise, List<Coverage> coverage) {
  public Overview {
    requireNonNull(cases, "cases is null");
    noise = List.copyOf(noise);
    coverage = List.copyOf(coverage);
  }
}
