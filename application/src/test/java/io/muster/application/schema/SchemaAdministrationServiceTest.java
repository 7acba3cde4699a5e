package io.muster.application.schema;

import static io.muster.application.schema.SampleSchemas.BADGE;
import static io.muster.application.schema.SampleSchemas.BADGE_URN;
import static io.muster.application.schema.SampleSchemas.badge;
import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Event.What;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaAdministrationServiceTest {
    private static final Actor ANN = new Actor("ann", "");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SchemaAdministration schemas = new SchemaAdministrationService(
            memory.unitOfWork, memory.tenants, memory.schemas, memory.audit, new SetClock());

    @BeforeEach
    void makeTenant() {
        memory.tenants.insert(ACME);
    }

    @Test
    void aSchemaIsAddedOnceUnderItsUrn() {
        schemas.save(ANN, ACME.slug(), BADGE);
        schemas.save(ANN, ACME.slug(), badge(BADGE_URN.replace("example", "EXAMPLE")));
        assertThat(schemas.list(ACME.slug())).hasSize(1);
    }

    @Test
    void aTenantHasItsLimit() {
        for (int i = 0; i < SchemaAdministration.MAX_EXTENSIONS; i++) {
            schemas.save(ANN, ACME.slug(), badge("urn:example:s" + i));
        }
        assertThat(refusalOf(() -> schemas.save(ANN, ACME.slug(), BADGE))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void aSchemaThatIsInUseStays() {
        schemas.save(ANN, ACME.slug(), BADGE);
        memory.schemas.use(BADGE);
        assertThat(refusalOf(() -> schemas.delete(ANN, ACME.slug(), BADGE_URN))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(schemas.list(ACME.slug())).containsExactly(BADGE);
    }

    @Test
    void aSchemaThatNobodyUsesGoes() {
        schemas.save(ANN, ACME.slug(), BADGE);
        schemas.delete(ANN, ACME.slug(), BADGE_URN.replace("example", "EXAMPLE"));
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED);
        assertThat(schemas.list(ACME.slug())).isEmpty();
        assertThat(refusalOf(() -> schemas.delete(ANN, ACME.slug(), BADGE_URN))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anUnknownTenantIsNotFound() {
        Slug unknown = new Slug("unknown");
        assertThat(refusalOf(() -> schemas.list(unknown))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> schemas.save(ANN, unknown, BADGE))).isEqualTo(Reason.NOT_FOUND);
    }
}
