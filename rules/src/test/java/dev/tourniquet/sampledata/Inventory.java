package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What read-only calls printed at one moment, file by file. */
final class Inventory {

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final World world;
  private final Instant taken;
  private final Map<String, JsonNode> files = new TreeMap<>();

  Inventory(World world, Instant taken) {
    this.world = world;
    this.taken = taken;
    put(Company.MANAGEMENT.in("global"), "organizations-list-accounts", accounts());
    put(Company.MANAGEMENT.in("us-east-1"), "identitystore-list-users", people());
    for (Account account : Company.ACCOUNTS) {
      put(
          account.in("global"),
          "iam-get-account-authorization-details",
          new AuthorizationDetails(account).details());
    }
    Instance.ALL.stream().map(Instance::place).distinct().forEach(this::machines);
  }

  /** Content by path. */
  Map<String, JsonNode> files() {
    return files;
  }

  private void machines(Place place) {
    put(place, "ec2-describe-instances", reservations(place));
    put(
        place,
        "ec2-describe-volumes",
        list("Volumes", Instance.in(place).map(Ec2Inventory::volume)));
    put(place, "ec2-describe-images", list("Images", images(place).map(Ec2Inventory::image)));
    Stream<JsonNode> behindImages = images(place).map(Ec2Inventory::backing);
    Stream<JsonNode> own = world.snapshots().stream()
        .filter(snapshot ->
            snapshot.of().place().equals(place) && snapshot.started().isBefore(taken))
        .map(Ec2Inventory::snapshot);
    put(place, "ec2-describe-snapshots", list("Snapshots", Stream.concat(behindImages, own)));
  }

  private Stream<Image> images(Place place) {
    return world.images().stream()
        .filter(image -> image.of().place().equals(place) && image.created().isBefore(taken));
  }

  private static JsonNode reservations(Place place) {
    return list("Reservations", Instance.in(place).map(Ec2Inventory::reservation));
  }

  private static JsonNode accounts() {
    return list(
        "Accounts",
        Company.ACCOUNTS.stream()
            .map(account -> Json.object(
                "{'Id':'~','Arn':'arn:aws:organizations::~:account/~/~','Email':'aws+~@example.com',"
                    + "'Name':'~','Status':'ACTIVE','State':'ACTIVE','JoinedMethod':'CREATED',"
                    + "'JoinedTimestamp':'2023-01-16T10:00:00+00:00'}",
                account.id(),
                Company.MANAGEMENT.id(),
                Company.ORGANIZATION,
                account.id(),
                account.name(),
                account.name())));
  }

  private static JsonNode people() {
    return list(
        "Users",
        Company.PEOPLE.stream()
            .map(person -> Json.object(
                "{'UserName':'~','UserId':'~','DisplayName':'~','Emails':[{'Value':'~','Type':'work',"
                    + "'Primary':true}],'IdentityStoreId':'~'}",
                person.userName(),
                person.userId(),
                person.displayName(),
                person.email(),
                Company.IDENTITY_STORE)));
  }

  private static JsonNode list(String name, Stream<? extends JsonNode> items) {
    List<? extends JsonNode> listed = items.toList();
    return Json.listing(name, listed);
  }

  private void put(Place place, String operation, JsonNode printed) {
    files.put(
        FOLDER.format(taken) + "/" + place.id() + "/" + place.region() + "/" + operation + ".json",
        printed);
  }
}
