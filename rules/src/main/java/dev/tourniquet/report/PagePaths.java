package dev.tourniquet.report;

import dev.tourniquet.trail.Sha256;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Where each page lies below the reports folder. A key is hashed: it may hold anything, a file name may not. */
public final class PagePaths {
  private static final Map<EntityKind, String> FOLDERS = Map.of(
      EntityKind.IDENTITY, "identities",
      EntityKind.SESSION, "sessions",
      EntityKind.CREDENTIAL, "credentials",
      EntityKind.IP, "ips",
      EntityKind.RESOURCE, "resources",
      EntityKind.EVENT, "events");

  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private PagePaths() {}

  /** Path of an entity's page, such as {@code ips/4f1c….html}. */
  public static String of(EntityReference entity) {
    return FOLDERS.get(entity.kind()) + "/"
        + digest(entity.kind().name().toLowerCase(Locale.ROOT) + "\n" + entity.key()) + ".html";
  }

  /** Path of a finding's page, such as {@code findings/<id>.html}; an id that is no safe file name is hashed. */
  public static String finding(String id) {
    return "findings/" + fileName(id) + ".html";
  }

  /** Path of a finding's data, such as {@code findings/<id>.json}. */
  public static String findingData(String id) {
    return "findings/" + fileName(id) + ".json";
  }

  private static String fileName(String id) {
    return SAFE_NAME.matcher(id).matches() ? id : digest(id);
  }

  /** A short name for any text. */
  public static String digest(String text) {
    return Sha256.shortOf(text);
  }
}
