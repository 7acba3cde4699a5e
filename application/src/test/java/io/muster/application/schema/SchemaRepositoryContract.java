package io.muster.application.schema;

import static io.muster.application.schema.SampleSchemas.BADGE;
import static io.muster.application.schema.SampleSchemas.BADGE_URN;
import static io.muster.application.schema.SampleSchemas.badge;
import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every SchemaRepository does; the tenants ACME and GLOBEX are there and have added no schema. */
public interface SchemaRepositoryContract {
    SchemaRepository schemas();

    @Test
    default void aTenantThatHasAddedNothingHasTheStandardTypes() {
        assertThat(schemas().types(ACME.id())).isSameAs(ResourceTypes.STANDARD);
        assertThat(schemas().list(ACME.id())).isEmpty();
    }

    @Test
    default void anExtensionComesBackAsItWasAndInItsOwnTenantOnly() {
        schemas().save(ACME.id(), BADGE);
        assertThat(schemas().list(ACME.id())).containsExactly(BADGE);
        assertThat(schemas().types(ACME.id()).user().resolve(BADGE_URN + ":number"))
                .isPresent();
        assertThat(schemas().list(GLOBEX.id())).isEmpty();
        assertThat(schemas().types(GLOBEX.id()).user().resolve(BADGE_URN + ":number"))
                .isEmpty();
    }

    @Test
    default void anExtensionTakesThePlaceOfTheOneWithItsUrn() {
        schemas().save(ACME.id(), BADGE);
        schemas().types(ACME.id());
        Schema schema = BADGE.schema();
        Extension changed = new Extension(
                "User", new Schema(schema.urn().replace("example", "EXAMPLE"), "Card", "A card", schema.attributes()));
        schemas().save(ACME.id(), changed);
        assertThat(schemas().list(ACME.id())).containsExactly(changed);
        assertThat(schemas().types(ACME.id()).schemas())
                .extracting(Schema::name)
                .contains("Card");
    }

    @Test
    default void extensionsAreListedByUrnAndDeletedOneByOne() {
        Extension second = badge("urn:example:b");
        Extension first = badge("urn:example:a");
        schemas().save(ACME.id(), second);
        schemas().save(ACME.id(), first);
        assertThat(schemas().list(ACME.id())).isEqualTo(List.of(first, second));
        schemas().delete(ACME.id(), first);
        assertThat(schemas().list(ACME.id())).containsExactly(second);
        assertThat(schemas().isUsed(ACME.id(), second)).isFalse();
    }
}
