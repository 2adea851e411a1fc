/**
 * The single-event rule language of Sigma 2.1 (SigmaHQ/sigma-specification, 2025-08-02): rules are read with {@link
 * dev.tourniquet.sigma.SigmaRules}, compiled once, and matched against any JSON object through {@link
 * dev.tourniquet.sigma.RuleIndex}.
 *
 * <p>Where the specification leaves a choice, this package does as follows. Values are compared as text without regard
 * to case, so {@code 'true'} equals {@code true} and {@code 5} equals {@code "5"}. A field is a dotted path; arrays on
 * the way and at its end stand for each of their elements, and a key that itself contains dots is found too. A field
 * that holds an object is compared by each of its leaves and by its compact JSON. {@code null} means that the field has
 * no value: it is absent, null, or only nulls. {@code neq} negates the whole item, so it also holds for an absent
 * field. Regular expressions are searched for, not anchored.
 */
package dev.tourniquet.sigma;
