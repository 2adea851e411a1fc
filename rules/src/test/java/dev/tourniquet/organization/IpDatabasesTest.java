package dev.tourniquet.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tourniquet.organization.IpPlace.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of countries and operators that a user names; those here are written by the test. */
class IpDatabasesTest {

  private static final String BOTH = "ip_databases: [city.mmdb, asn.mmdb]";

  @TempDir
  Path folder;

  @BeforeEach
  void databases() {
    new Mmdb()
        .with(
            "198.51.100.0/24",
            Map.of(
                "country", Map.of("iso_code", "NL"),
                "location", Map.of("latitude", 52.37, "longitude", 4.9)))
        .with("2001:db8::/32", Map.of("country_code", "DE"))
        .write(folder.resolve("city.mmdb"));
    new Mmdb()
        .with(
            "198.51.0.0/16",
            Map.of(
                "autonomous_system_number",
                64_500,
                "autonomous_system_organization",
                "Example B.V."))
        .with("192.0.2.0/24", Map.of("asn", "AS64501", "as_name", "Other"))
        .write(folder.resolve("asn.mmdb"));
  }

  private Organization read(String yaml) {
    return OrganizationFile.read(folder.resolve("org.yml").toString(), yaml);
  }

  private List<String> mistakes(String yaml) {
    return catchThrowableOfType(OrganizationFileException.class, () -> read(yaml)).errors().stream()
        .map(OrganizationFileError::message)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void eachDatabaseTellsWhatItHolds() {
    AddressLists addresses = read(BOTH).addresses();

    assertThat(addresses.placeOf("198.51.100.77"))
        .isEqualTo(new IpPlace(
            "NL",
            "AS64500",
            "Example B.V.",
            Optional.of(new Point(52.37, 4.9)),
            List.of("city.mmdb of 2026-02-01", "asn.mmdb of 2026-02-01")));
    assertThat(addresses.placeOf("198.51.7.7"))
        .isEqualTo(new IpPlace(
            "", "AS64500", "Example B.V.", Optional.empty(), List.of("asn.mmdb of 2026-02-01")));
    assertThat(addresses.placeOf("2001:db8::7").country()).isEqualTo("DE");
    assertThat(addresses.placeOf("192.0.2.1").operator()).isEqualTo("AS64501");
  }

  @Test
  void whatIsNotInThemAndWhatIsNoAddressIsUnknown() {
    AddressLists addresses = read(BOTH).addresses();

    assertThat(addresses.placeOf("203.0.113.7")).isEqualTo(IpPlace.UNKNOWN);
    assertThat(addresses.placeOf("ec2.amazonaws.com")).isEqualTo(IpPlace.UNKNOWN);
    assertThat(AddressLists.NONE.placeOf("198.51.100.77")).isEqualTo(IpPlace.UNKNOWN);
  }

  @Test
  void aMissingABrokenAndACutFileAreErrorsThatNameLineAndKey() throws IOException {
    Files.writeString(folder.resolve("text.mmdb"), "198.51.100.0/24,NL");
    byte[] whole = Files.readAllBytes(folder.resolve("city.mmdb"));
    Files.write(folder.resolve("cut.mmdb"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(mistakes("organization: o-exampleorgid\nip_databases: [none.mmdb]"))
        .containsExactly(
            "org.yml:2: ip_databases[0]: Cannot find the database: none.mmdb. Name an .mmdb file that exists, or leave"
                + " ip_databases out");
    assertThat(mistakes("ip_databases: [text.mmdb, cut.mmdb]"))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text)
            .contains(
                "mmdb as a MaxMind database: ",
                ". Name an .mmdb file, such as GeoLite2-City.mmdb"));
  }

  @Test
  void itTravelsWithItsContentAndAnotherContentIsToldApart()
      throws IOException, ClassNotFoundException {
    Organization organization = read(BOTH);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(organization);
    Organization arrived = (Organization)
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(arrived.addresses().placeOf("198.51.100.77").country()).isEqualTo("NL");
    assertThat(arrived.addresses().toString())
        .isEqualTo(organization.addresses().toString());
    assertThat(organization.withoutDatabases().addresses().databases()).isEmpty();
    new Mmdb()
        .with("198.51.100.0/24", Map.of("country_code", "BE"))
        .write(folder.resolve("city.mmdb"));
    assertThat(read(BOTH).addresses().toString())
        .isNotEqualTo(organization.addresses().toString());
  }

  @Test
  void distancesAreThoseOnTheEarth() {
    Point amsterdam = new Point(52.37, 4.9);

    assertThat(amsterdam.distance(new Point(40.71, -74.01))).isBetween(5_840.0, 5_880.0);
    assertThat(amsterdam.distance(amsterdam)).isZero();
  }
}
