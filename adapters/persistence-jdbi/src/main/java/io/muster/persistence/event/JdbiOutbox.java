package io.muster.persistence.event;

import io.muster.application.event.Outbox;
import io.muster.domain.Event;
import io.muster.domain.Grant;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.notice.EventNotices;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as rows of {@code outbox_event}. */
public final class JdbiOutbox implements Outbox {
    private final Database database;

    @Inject
    public JdbiOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void add(TenantId tenant, Event event, Instant at) {
        database.write(Write.of("""
                        INSERT INTO outbox_event (tenant_id, id, type, subject, occurred_at, data, notice)
                        VALUES (:tenant, :id, :type, :subject, :at, :data::jsonb, :notice::text)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", TimeOrderedId.next(at))
                .bind("type", event.publicName())
                .bind("subject", event.subject())
                .bind("at", at)
                .bind("data", Json.write(data(event)))
                .bind("notice", Optional.ofNullable(notice(event))));
    }

    @Override
    public void addAll(TenantId tenant, List<Event> events, Instant at) {
        database.write(Write.of("""
                        INSERT INTO outbox_event (tenant_id, id, type, subject, occurred_at, data, notice)
                        SELECT :tenant, id, type, subject, :at, data::jsonb, notice
                          FROM unnest(:ids::uuid[], :types::text[], :subjects::text[], :data::text[], :notices::text[])
                            AS given(id, type, subject, data, notice)
                        """)
                .bind("tenant", tenant.value())
                .bind("at", at)
                .bind(
                        "ids",
                        events.stream().map(event -> TimeOrderedId.next(at)).toArray(UUID[]::new))
                .bind("types", events.stream().map(Event::publicName).toArray(String[]::new))
                .bind("subjects", events.stream().map(Event::subject).toArray(String[]::new))
                .bind(
                        "data",
                        events.stream().map(event -> Json.write(data(event))).toArray(String[]::new))
                .bind("notices", events.stream().map(JdbiOutbox::notice).toArray(String[]::new)));
    }

    private static @Nullable String notice(Event event) {
        return EventNotices.kindOf(event.publicName()).isPresent() ? "DUE" : null;
    }

    private static Map<String, Object> data(Event event) {
        Map<String, Object> changes = new LinkedHashMap<>();
        event.changes().forEach((name, change) -> changes.put(name, beforeAndAfter(change)));
        Map<String, Object> data = new LinkedHashMap<>(Map.of("changes", changes));
        event.grants()
                .ifPresent(grants -> data.put(
                        "grants",
                        grants.stream().sorted().map(JdbiOutbox::shown).toList()));
        return data;
    }

    private static Map<String, String> shown(Grant grant) {
        return Map.of("kind", grant.kind().publicName(), "id", grant.id());
    }

    private static Map<String, @Nullable Object> beforeAndAfter(Event.Change change) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("before", plain(change.before()));
        values.put("after", plain(change.after()));
        return values;
    }

    private static @Nullable Object plain(Optional<AttributeValue> value) {
        return value.map(AttributeValue::toPlain).orElse(null);
    }
}
