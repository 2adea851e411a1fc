package dev.tourniquet.sampledata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** The layout of {@code aws … --output json}. */
final class CliPrinter extends DefaultPrettyPrinter {

  private static final long serialVersionUID = 1L;

  CliPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    indentObjectsWith(indenter);
    indentArraysWith(indenter);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new CliPrinter();
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }
}
