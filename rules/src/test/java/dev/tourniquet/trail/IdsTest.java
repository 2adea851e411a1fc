package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

  /** A type without its line in the other dictionary has no key, and its events could not be read. */
  @Test
  void everyTypeThatAnIdTellsIsDescribed() {
    assertThat(Dictionary.rows("id-prefixes.tsv", 4).stream()
            .map(row -> row[1])
            .filter(type -> !type.equals(Ids.EDGE_ONLY)))
        .isNotEmpty()
        .allMatch(ResourceTypes::known);
  }

  @Test
  void anAssociationOfAnAddressIsKnownByItsId() {
    assertThat(Ids.type("eipassoc-0123456789abcdef0", "ec2")).isEqualTo("AWS::EC2::EIPAssociation");
    assertThat(Ids.type("iip-assoc-0123456789abcdef0", "ec2")).isEqualTo(Ids.EDGE_ONLY);
  }
}
