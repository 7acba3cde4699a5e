package io.muster.scimhttp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.schema.Schemas;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributeSelectionTest {
    private static final Map<String, Object> USER = Map.of(
            "schemas",
            List.of(Schemas.USER_URN),
            "id",
            "1",
            "userName",
            "bjensen",
            "name",
            Map.of("givenName", "Barbara", "familyName", "Jensen"),
            "emails",
            List.of(Map.of("type", "work", "value", "a"), Map.of("type", "home", "value", "b")),
            Schemas.ENTERPRISE_USER_URN,
            Map.of("department", "Optics"),
            "meta",
            Map.of("location", "x"));

    @Test
    void withoutAWishEverythingIsThere() {
        assertThat(select(null, null)).isEqualTo(USER);
        assertThat(select("", " ")).isEqualTo(USER);
    }

    @Test
    @Rfc7644({"3.4.2.5-04", "3.9-02", "3.9-03"})
    void idAndSchemasAreAlwaysThere() {
        assertThat(select("userName", null)).containsOnlyKeys("schemas", "id", "userName");
        assertThat(select("nothingOfThatName", null)).containsOnlyKeys("schemas", "id");
        assertThat(select(null, "id,userName,name,emails,meta," + Schemas.ENTERPRISE_USER_URN))
                .containsOnlyKeys("schemas", "id");
    }

    @Test
    void aPartOfAnAttributeComesAlone() {
        assertThat(select("NAME.givenname, emails.value", null))
                .containsEntry("name", Map.of("givenName", "Barbara"))
                .containsEntry("emails", List.of(Map.of("value", "a"), Map.of("value", "b")));
        assertThat(select(null, "emails.type").get("emails"))
                .isEqualTo(List.of(Map.of("value", "a"), Map.of("value", "b")));
    }

    @Test
    void anExtensionIsNamedByItsUrn() {
        assertThat(select(Schemas.ENTERPRISE_USER_URN + ":department", null))
                .containsEntry(Schemas.ENTERPRISE_USER_URN, Map.of("department", "Optics"));
    }

    @Test
    void bothWishesAtOnceAreRefused() {
        assertThatThrownBy(() -> select("userName", "name")).isInstanceOf(Refusal.class);
    }

    private static Map<String, Object> select(@Nullable String attributes, @Nullable String excluded) {
        return AttributeSelection.of(attributes, excluded, Schemas.USER).select(Schemas.USER, USER);
    }
}
