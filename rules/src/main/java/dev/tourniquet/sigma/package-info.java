/**
 * The rule language of Sigma 2.1 (SigmaHQ/sigma-specification, 2025-08-02): rules, correlations and filters are read
 * with {@link dev.tourniquet.sigma.SigmaRules}. Rules are compiled once and matched against any JSON object through
 * {@link dev.tourniquet.sigma.RuleIndex}; their matches are correlated by a {@link
 * dev.tourniquet.sigma.CorrelationPlan}.
 *
 * <p>Where the specification leaves a choice, this package does as follows. Values are compared as text without regard
 * to case, so {@code 'true'} equals {@code true} and {@code 5} equals {@code "5"}. A field is a dotted path; arrays on
 * the way and at its end stand for each of their elements, and a key that itself contains dots is found too. A field
 * that holds an object is compared by each of its leaves and by its compact JSON. {@code null} means that the field has
 * no value: it is absent, null, or only nulls. {@code neq} negates the whole item, so it also holds for an absent
 * field. Regular expressions are searched for, not anchored.
 *
 * <p>Of correlations: a timespan includes both its ends. {@code gt} and {@code gte} of counts and sums hold from the
 * event that makes it enough; all other conditions are judged on whole windows, each as many events as fit into one
 * timespan. A missing value to group by groups with nothing. Group values are compared exactly, with regard to case.
 * Events of the same time have no order. Where the specification shows {@code value_percentile} without a percentile,
 * the share of each value is compared; {@code percentile} is a key of the reference implementation, as {@code rules:
 * any} is of filters, and as a filter's condition is joined to a rule's by "and".
 */
package dev.tourniquet.sigma;
