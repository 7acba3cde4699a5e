package io.muster.domain.schema;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.domain.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionRulesTest {
    private static final Extension BADGE = extension("User", "urn:example:badge", Map.of("name", "number"));

    @Test
    void attributesMayBeAdded() {
        Extension more = extension("User", "urn:example:badge", Map.of("name", "number"), Map.of("name", "colour"));
        assertThatCode(() -> ExtensionRules.requireFitting(more, List.of(BADGE), 1))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"name, colour", "type, integer", "multiValued, true", "caseExact, true", "uniqueness, server"})
    void whatStoredValuesWouldContradictIsRefused(String characteristic, String value) {
        Map<String, Object> changed = characteristic.equals("name")
                ? Map.of("name", value)
                : Map.of("name", "number", characteristic, value.equals("true") ? true : value);
        Extension wanted = extension("User", "urn:example:badge", changed);
        assertThat(refusalOf(() -> ExtensionRules.requireFitting(wanted, List.of(BADGE), 9)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void aSchemaKeepsItsResourceType() {
        Extension ofGroups = extension("Group", "urn:example:badge", Map.of("name", "number"));
        assertThat(refusalOf(() -> ExtensionRules.requireFitting(ofGroups, List.of(BADGE), 9)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @ParameterizedTest
    @CsvSource({"urn:example:badge:x", "urn:EXAMPLE:BADGE:number"})
    void noUrnCanBeTakenForAnAttributeOfAnother(String urn) {
        Extension wanted = extension("User", urn, Map.of("name", "number"));
        assertThat(refusalOf(() -> ExtensionRules.requireFitting(wanted, List.of(BADGE), 9)))
                .isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusalOf(() -> ExtensionRules.requireFitting(BADGE, List.of(wanted), 9)))
                .isEqualTo(Reason.INVALID_VALUE);
    }

    private static Extension extension(String type, String urn, Map<?, ?>... attributes) {
        return new Extension(type, SchemaReader.read(Map.of("id", urn, "attributes", List.of(attributes))));
    }
}
