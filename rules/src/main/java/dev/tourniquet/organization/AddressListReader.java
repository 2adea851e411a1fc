package dev.tourniquet.organization;

import java.nio.file.InvalidPathException;
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
      Path beside = Path.of(mistakes.file()).resolveSibling(entry.text());
      return Optional.of(AddressListFile.read(beside, kind));
    } catch (InvalidPathException e) {
      mistakes.add(entry, "Invalid path: " + Mistakes.shortened(entry.text()), "Name a file");
    } catch (AddressListFile.Unreadable e) {
      mistakes.add(entry, e.getMessage(), e.mend());
    }
    return Optional.empty();
  }
}
