package dev.tourniquet.organization;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code org.yml}: everything is checked, and every mistake is reported at once. */
public final class OrganizationFile {

  private OrganizationFile() {}

  /**
   * Reads a file.
   *
   * @throws OrganizationFileException when it cannot be read or has mistakes
   */
  public static Organization read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (MalformedInputException e) {
      throw unreadable(file.toString(), "is not UTF-8 text", "Save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file.toString(), e.toString(), "Name a file that exists and may be read");
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param file its name, for messages
   * @throws OrganizationFileException when it has mistakes
   */
  public static Organization read(String file, String yaml) {
    Mistakes mistakes = new Mistakes(file);
    Organization organization = new OrganizationReader(mistakes).read(root(file, yaml, mistakes));
    mistakes.throwIfAny();
    return organization;
  }

  private static Section root(String file, String yaml, Mistakes mistakes) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return new Compose(settings)
          .composeString(yaml)
          .map((Node node) -> Section.of(node, "", mistakes))
          .orElseGet(() -> Section.empty(mistakes));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      mistakes.add(
          line,
          "",
          "Cannot read this as YAML: " + e.getProblem(),
          "Mend the syntax there or just above");
    } catch (YamlEngineException e) {
      mistakes.add(0, "", "Cannot read this as YAML: " + e.getMessage(), "Mend the syntax");
    }
    return Section.empty(mistakes);
  }

  private static OrganizationFileException unreadable(String file, String why, String mend) {
    return new OrganizationFileException(List.of(
        new OrganizationFileError(file, 0, "", "Cannot read the organization file: " + why, mend)));
  }
}
