package dev.tourniquet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes a reference as its key, which is what scripts join on. */
final class KeyOnly extends JsonSerializer<EntityReference> {
  @Override
  public void serialize(EntityReference entity, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(entity.key());
  }
}
