package io.muster.domain.schema;

import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderTest {
    private static final String URN = "urn:example:params:scim:schemas:extension:badge:2.0:User";

    @Test
    void whatIsLeftOutIsAsTheRfcSays() {
        Attribute read = attribute(Map.of("name", "number"));
        assertThat(read.type()).isEqualTo(AttributeType.STRING);
        assertThat(read.multiValued()).isFalse();
        assertThat(read.required()).isFalse();
        assertThat(read.caseExact()).isFalse();
        assertThat(read.mutability()).isEqualTo(Mutability.READ_WRITE);
        assertThat(read.returned()).isEqualTo(Returned.DEFAULT);
        assertThat(read.uniqueness()).isEqualTo(Uniqueness.NONE);
    }

    @Test
    void everyCharacteristicIsReadAndWritten() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", URN);
        document.put("name", "Badge");
        document.put("description", "What opens doors");
        document.put(
                "attributes",
                List.of(
                        Map.of(
                                "name",
                                "number",
                                "type",
                                "string",
                                "description",
                                "Its number",
                                "required",
                                true,
                                "caseExact",
                                true,
                                "mutability",
                                "immutable",
                                "returned",
                                "always",
                                "uniqueness",
                                "global",
                                "canonicalValues",
                                List.of("1", "2")),
                        Map.of(
                                "name",
                                "doors",
                                "type",
                                "complex",
                                "multiValued",
                                true,
                                "returned",
                                "request",
                                "subAttributes",
                                List.of(Map.of(
                                        "name",
                                        "value",
                                        "type",
                                        "reference",
                                        "referenceTypes",
                                        List.of("external"))))));
        Schema schema = SchemaReader.read(document);
        assertThat(SchemaReader.read(SchemaWriter.write(schema))).isEqualTo(schema);
        Attribute number = schema.attributes().get(0);
        assertThat(number.required() && number.caseExact() && number.onlyCanonical())
                .isTrue();
        assertThat(number.mutability()).isEqualTo(Mutability.IMMUTABLE);
        assertThat(number.returned()).isEqualTo(Returned.ALWAYS);
        assertThat(number.uniqueness()).isEqualTo(Uniqueness.GLOBAL);
        assertThat(schema.attributes().get(1).subAttributes().get(0).referenceTypes())
                .containsExactly("external");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "badge",
                "urn:example",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "URN:IETF:x",
                "urn:ietf:params:scim:schemas:extension:Enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:extension:a:b:2.0:User",
                "urn:example:",
                "urn:example:a b",
                "urn:example:'",
                "urn:example:\"}",
                "urn:example:x:"
            })
    void aUrnIsOfTheTenantsOwn(String urn) {
        assertThat(refusal(() -> SchemaReader.read(Map.of("id", urn, "attributes", List.of(Map.of("name", "number"))))))
                .hasMessageStartingWith("id must be a URN");
    }

    @Test
    void aUrnMayHaveTheFormThatEntraDemands() {
        String urn = "urn:ietf:params:scim:schemas:extension:Acme:2.0:User";
        assertThat(SchemaReader.read(Map.of("id", urn, "attributes", List.of(Map.of("name", "number"))))
                        .urn())
                .isEqualTo(urn);
    }

    @ParameterizedTest
    @MethodSource("wrongAttributes")
    void whatCannotBeKeptIsRefusedAndItsPlaceIsTold(Map<String, Object> wrong, String place) {
        Refusal refusal = refusal(() -> attribute(wrong));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_VALUE);
        assertThat(refusal).hasMessageStartingWith(place);
    }

    static Stream<Arguments> wrongAttributes() {
        return Stream.of(
                Arguments.of(Map.of("name", "1st"), "attributes[0].name"),
                Arguments.of(Map.of("name", "a'b"), "attributes[0].name"),
                Arguments.of(Map.of("name", "a", "type", "text"), "attributes[0].type must be one of string"),
                Arguments.of(Map.of("name", "a", "type", "complex"), "attributes[0].subAttributes"),
                Arguments.of(Map.of("name", "a", "required", "yes"), "attributes[0].required"),
                Arguments.of(Map.of("name", "a", "required", true, "mutability", "readOnly"), "attributes[0].required"),
                Arguments.of(Map.of("name", "a", "mutability", "writeOnly"), "attributes[0].returned"),
                Arguments.of(
                        Map.of("name", "a", "type", "integer", "canonicalValues", List.of("1")),
                        "attributes[0].canonicalValues"),
                Arguments.of(Map.of("name", "a", "canonicalValues", "1"), "attributes[0].canonicalValues"),
                Arguments.of(
                        Map.of("name", "a", "multiValued", true, "uniqueness", "server"), "attributes[0].uniqueness"),
                Arguments.of(
                        Map.of(
                                "name",
                                "a",
                                "type",
                                "complex",
                                "subAttributes",
                                List.of(Map.of("name", "b", "uniqueness", "server"))),
                        "attributes[0].subAttributes[0].uniqueness"),
                Arguments.of(
                        Map.of(
                                "name",
                                "a",
                                "type",
                                "complex",
                                "subAttributes",
                                List.of(Map.of("name", "b"), Map.of("name", "B"))),
                        "attributes[0].subAttributes[1].name"));
    }

    @Test
    void aSchemaHasOneToAHundredAttributes() {
        List<Map<String, Object>> many = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> Map.<String, Object>of("name", "a" + i))
                .toList();
        assertThat(refusal(() -> SchemaReader.read(Map.of("id", URN, "attributes", many))))
                .hasMessageContaining("1 to 100");
        assertThat(refusal(() -> SchemaReader.read(Map.of("id", URN)))).hasMessageContaining("1 to 100");
    }

    private static Attribute attribute(Map<String, Object> attribute) {
        return SchemaReader.read(Map.of("id", URN, "attributes", List.of(attribute)))
                .attributes()
                .get(0);
    }
}
