package io.muster.persistence.event;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.user.Grants;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.persistence.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiOutboxTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final JdbiOutbox outbox = new JdbiOutbox(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Test
    void anEventTellsWhatWasBeforeAndAfterAndWhatTheUserMayUse() {
        User before = aUser().named("bjensen").with("title", "Guide").build();
        User after = before.replace(
                        aUser().named("bjensen")
                                .with("emails", List.of(Map.of("value", "b@example.com", "primary", true)))
                                .attributes(),
                        before.created())
                .with(Grants.byHand(Set.of("EDITOR"), "ann"));
        outbox.add(ACME.id(), UserEvent.changed(before, after), before.created());
        Map<String, Object> row = POSTGRES.jdbi()
                .withHandle(handle -> handle.select("""
                        SELECT tenant_id::text AS tenant, type, subject, data = '{"changes": {
                            "title": {"before": "Guide", "after": null},
                            "emails": {"before": null, "after": [{"value": "b@example.com", "primary": true}]},
                            "grants": {"before": null, "after": [{"kind": "role", "id": "EDITOR"}]}
                        }, "grants": [{"kind": "role", "id": "EDITOR"}]}' AS "as expected"
                          FROM outbox_event
                        """).mapToMap().one());
        assertThat(row)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tenant",
                        ACME.id().toString(),
                        "type",
                        "user.updated",
                        "subject",
                        before.id().toString(),
                        "as expected",
                        true));
    }
}
