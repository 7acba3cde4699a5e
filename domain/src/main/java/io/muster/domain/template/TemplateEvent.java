package io.muster.domain.template;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.Grant;
import io.muster.domain.filter.FilterText;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done to templates, as events. */
public final class TemplateEvent {
    private static final String KIND = "template";

    private TemplateEvent() {}

    public static Event saved(Optional<Template> before, Template after) {
        return Event.of(
                KIND,
                before.isPresent() ? What.UPDATED : What.CREATED,
                after.name(),
                before.map(TemplateEvent::shown).orElse(ComplexValue.EMPTY),
                shown(after));
    }

    public static Event deleted(Template template) {
        return Event.of(KIND, What.DELETED, template.name(), shown(template), ComplexValue.EMPTY);
    }

    private static ComplexValue shown(Template template) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("priority", template.priority());
        shown.put("enabled", template.enabled());
        shown.put("when", template.condition().map(FilterText::of).orElse("everyone"));
        if (!template.groups().bound().isEmpty()) {
            Map<String, Object> groups = new LinkedHashMap<>();
            template.groups().bound().forEach((name, group) -> groups.put(name, group.toString()));
            shown.put("groups", groups);
        }
        if (!template.waitingFor().isEmpty()) {
            shown.put("waitingFor", List.copyOf(template.waitingFor()));
        }
        List<String> grants = template.grants().stream().map(Grant::toString).toList();
        if (!grants.isEmpty()) {
            shown.put("grants", grants);
        }
        if (!template.defaults().isEmpty()) {
            shown.put("defaults", template.defaults().toPlain());
        }
        shown.put("mayGrantProtected", template.mayGrantProtected());
        shown.put("onChange", template.onChange());
        shown.put("version", template.version());
        return ComplexValue.ofPlain(shown);
    }
}
