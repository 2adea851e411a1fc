package dev.tourniquet.config;

import static dev.tourniquet.config.ShareFacts.at;
import static dev.tourniquet.config.ShareFacts.change;
import static dev.tourniquet.config.ShareFacts.observed;
import static dev.tourniquet.config.ShareFacts.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any facts. */
class FoldLawsTest {

  @Property(tries = 300)
  void theOrderOfTheInputNeverMatters(
      @ForAll("facts") List<AttributeChange> changes, @ForAll Random random) {
    List<AttributeChange> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, random);
    List<Observed> base = List.of(observed(7, "1"), observed(15, "2"));
    assertThat(Fold.states(shuffled, base, at(30))).isEqualTo(Fold.states(changes, base, at(30)));
    assertThat(Fold.history(shuffled, base, at(30))).isEqualTo(Fold.history(changes, base, at(30)));
  }

  @Property(tries = 300)
  void nothingLaterChangesTheAnswer(
      @ForAll("facts") List<AttributeChange> changes, @ForAll @IntRange(max = 20) int asOf) {
    List<AttributeChange> past =
        changes.stream().filter(change -> !change.time().isAfter(at(asOf))).toList();
    List<Observed> later = List.of(observed(21, "9"));
    assertThat(Fold.history(changes, later, at(asOf)))
        .isEqualTo(Fold.history(past, List.of(), at(asOf)));
    assertThat(Fold.states(changes, later, at(asOf)))
        .isEqualTo(Fold.states(past, List.of(), at(asOf)));
  }

  @Property(tries = 300)
  void whatIsGivenTwiceCountsOnce(@ForAll("facts") List<AttributeChange> changes) {
    List<AttributeChange> twice =
        Stream.concat(changes.stream(), changes.stream()).toList();
    assertThat(Fold.states(twice, List.of(), at(30)))
        .isEqualTo(Fold.states(changes, List.of(), at(30)));
  }

  @Provide
  Arbitrary<List<AttributeChange>> facts() {
    Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 20);
    Arbitrary<Op> ops = Arbitraries.of(Op.values());
    Arbitrary<String> accounts = Arbitraries.of("1", "2", "all");
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(ids, seconds, ops, accounts)
        .as((id, second, op, account) ->
            change("e" + id, second, op, op == Op.DELETE ? Json.missing() : set(account)))
        .list()
        .ofMaxSize(12);
  }
}
