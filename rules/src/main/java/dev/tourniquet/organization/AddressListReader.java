package dev.tourniquet.organization;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lists that {@code org.yml} names; a file is looked for beside it. */
final class AddressListReader {

  private final Mistakes mistakes;

  AddressListReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  List<AddressList> read(List<Section> sections) {
    List<AddressList> lists = new ArrayList<>();
    for (Section section : sections) {
      section.allowOnly("file", "kind");
      Entry file = section.required("file");
      kind(section.required("kind"))
          .filter(kind -> !file.blank())
          .flatMap(kind -> read(file, kind))
          .ifPresent(lists::add);
    }
    return lists;
  }

  /** MaxMind databases, in the order of trust. */
  List<IpDatabase> databases(List<Entry> files) {
    return files.stream().flatMap(file -> database(file).stream()).toList();
  }

  private Optional<IpDatabase> database(Entry entry) {
    try {
      return Optional.of(IpDatabase.read(beside(entry)));
    } catch (InvalidPathException e) {
      mistakes.add(entry, "Invalid path: " + Mistakes.shortened(entry.text()), "Name a file");
    } catch (NoSuchFileException e) {
      mistakes.add(
          entry,
          "Cannot find the database: " + Mistakes.shortened(beside(entry).toString()),
          "Name an .mmdb file that exists, or leave ip_databases out");
    } catch (IOException e) {
      mistakes.add(
          entry,
          "Cannot read " + Mistakes.shortened(entry.text()) + " as a MaxMind database: "
              + Mistakes.shortened(String.valueOf(e.getMessage())),
          "Name an .mmdb file, such as GeoLite2-City.mmdb, and fetch it anew if it is cut");
    }
    return Optional.empty();
  }

  private Path beside(Entry entry) {
    return Path.of(mistakes.file()).resolveSibling(entry.text());
  }

  private Optional<AddressList.Kind> kind(Entry entry) {
    Optional<AddressList.Kind> kind = AddressListFile.kind(entry.text());
    if (kind.isEmpty() && !entry.blank()) {
      mistakes.add(
          entry,
          "Unknown kind of list: " + Mistakes.shortened(entry.text()),
          "Use one of " + String.join(", ", AddressListFile.kinds()));
    }
    return kind;
  }

  private Optional<AddressList> read(Entry entry, AddressList.Kind kind) {
    try {
      return Optional.of(AddressListFile.read(beside(entry), kind));
    } catch (InvalidPathException e) {
      mistakes.add(entry, "Invalid path: " + Mistakes.shortened(entry.text()), "Name a file");
    } catch (AddressListFile.Unreadable e) {
      mistakes.add(entry, e.getMessage(), e.mend());
    }
    return Optional.empty();
  }
}
