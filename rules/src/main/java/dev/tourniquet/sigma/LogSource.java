package dev.tourniquet.sigma;

import java.io.Serializable;

/** The logs a rule is written for; empty strings where the rule says nothing. Matching does not look at it. */
public record LogSource(String category, String product, String service, String definition)
    implements Serializable {}
