package io.muster.application.schema;

import static io.muster.application.schema.SampleSchemas.BADGE;
import static io.muster.application.schema.SampleSchemas.BADGE_URN;
import static io.muster.application.schema.SampleSchemas.badge;
import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.InMemoryPersistence;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaAdministrationServiceTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SchemaAdministration schemas =
            new SchemaAdministrationService(memory.unitOfWork, memory.tenants, memory.schemas);

    @BeforeEach
    void makeTenant() {
        memory.tenants.insert(ACME);
    }

    @Test
    void aSchemaIsAddedOnceUnderItsUrn() {
        schemas.save(ACME.slug(), BADGE);
        schemas.save(ACME.slug(), badge(BADGE_URN.replace("example", "EXAMPLE")));
        assertThat(schemas.list(ACME.slug())).hasSize(1);
    }

    @Test
    void aTenantHasItsLimit() {
        for (int i = 0; i < SchemaAdministration.MAX_EXTENSIONS; i++) {
            schemas.save(ACME.slug(), badge("urn:example:s" + i));
        }
        assertThat(refusalOf(() -> schemas.save(ACME.slug(), BADGE))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void aSchemaThatIsInUseStays() {
        schemas.save(ACME.slug(), BADGE);
        memory.schemas.use(BADGE);
        assertThat(refusalOf(() -> schemas.delete(ACME.slug(), BADGE_URN))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(schemas.list(ACME.slug())).containsExactly(BADGE);
    }

    @Test
    void aSchemaThatNobodyUsesGoes() {
        schemas.save(ACME.slug(), BADGE);
        schemas.delete(ACME.slug(), BADGE_URN.replace("example", "EXAMPLE"));
        assertThat(schemas.list(ACME.slug())).isEmpty();
        assertThat(refusalOf(() -> schemas.delete(ACME.slug(), BADGE_URN))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anUnknownTenantIsNotFound() {
        Slug unknown = new Slug("unknown");
        assertThat(refusalOf(() -> schemas.list(unknown))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> schemas.save(unknown, BADGE))).isEqualTo(Reason.NOT_FOUND);
    }
}
