package dev.tourniquet.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where templates write: every value that is not part of a template is made {@link Visible} and then escaped for the
 * place it stands in, so that no template can forget it.
 */
final class GuardedOutput implements HtmlTemplateOutput {
  private final HtmlTemplateOutput html;

  GuardedOutput(Appendable out) {
    this.html = new OwaspHtmlTemplateOutput(new AppendableOutput(out));
  }

  @Override
  public void setContext(String tag, String attribute) {
    html.setContext(tag, attribute);
  }

  @Override
  public void writeContent(String content) {
    html.writeContent(content);
  }

  @Override
  public void writeContent(String content, int begin, int end) {
    html.writeContent(content, begin, end);
  }

  @Override
  public void writeUserContent(String value) {
    if (value != null) {
      html.writeUserContent(Visible.text(value));
    }
  }

  @Override
  public void writeUserContent(Content content) {
    if (content != null) {
      content.writeTo(this);
    }
  }

  /** Text as it is, to anything that can be appended to. */
  private record AppendableOutput(Appendable out) implements TemplateOutput {
    @Override
    public void writeContent(String content) {
      writeContent(content, 0, content.length());
    }

    @Override
    public void writeContent(String content, int begin, int end) {
      try {
        out.append(content, begin, end);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the page", e);
      }
    }
  }
}
