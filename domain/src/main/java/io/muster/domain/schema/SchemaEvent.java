package io.muster.domain.schema;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done to the schemas of tenants, as events: the names of their attributes before and after. */
public final class SchemaEvent {
    private SchemaEvent() {}

    public static Event saved(Optional<Extension> before, Extension after) {
        What what = before.isPresent() ? What.UPDATED : What.CREATED;
        return event(what, after, before.map(SchemaEvent::shown).orElse(ComplexValue.EMPTY), shown(after));
    }

    public static Event deleted(Extension extension) {
        return event(What.DELETED, extension, shown(extension), ComplexValue.EMPTY);
    }

    private static Event event(What what, Extension extension, ComplexValue before, ComplexValue after) {
        return Event.of("schema", what, extension.schema().urn(), before, after);
    }

    private static ComplexValue shown(Extension extension) {
        List<String> names =
                extension.schema().attributes().stream().map(Attribute::name).toList();
        return ComplexValue.ofPlain(names.isEmpty() ? Map.of() : Map.of("attributes", names));
    }
}
