package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "eu-west-1, aws",
    "global, aws",
    "'', aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "us-iso-east-1, aws-iso",
    "us-isob-east-1, aws-iso-b",
    "eu-isoe-west-1, aws-iso-e",
    "us-isof-south-1, aws-iso-f",
    "eusc-de-east-1, aws-eusc",
  })
  void aRegionTellsItsPartition(String region, String partition) {
    assertThat(Partition.ofRegion(region)).isEqualTo(partition);
    assertThat(Place.of("111122223333", region).partition()).isEqualTo(partition);
  }
}
