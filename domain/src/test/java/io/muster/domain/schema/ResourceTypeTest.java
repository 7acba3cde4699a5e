package io.muster.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTypeTest {
    private static final String ENTERPRISE = Schemas.ENTERPRISE_USER_URN;

    @ParameterizedTest
    @CsvSource({
        "username, userName",
        "NAME.GIVENNAME, name.givenName",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName, userName",
        "URN:IETF:params:scim:schemas:core:2.0:user:name.familyName, name.familyName",
        "emails.value, emails.value",
        "externalid, externalId",
        "meta.lastModified, meta.lastModified"
    })
    void aNameLeadsToItsAttributeInAnyLetterCase(String name, String attribute) {
        assertThat(Schemas.USER.resolve(name)).hasToString("Optional[" + attribute + "]");
    }

    @Test
    void anExtensionIsNamedByItsUrn() {
        assertThat(Schemas.USER.resolve(ENTERPRISE + ":department").orElseThrow())
                .hasToString(ENTERPRISE + ":department");
        assertThat(Schemas.USER.resolve(ENTERPRISE + ":manager.value").orElseThrow())
                .hasToString(ENTERPRISE + ":manager.value");
        assertThat(Schemas.USER.resolve(ENTERPRISE).orElseThrow()).hasToString(ENTERPRISE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "department",
                "name.",
                ".name",
                "userName.value",
                "emails.value.x",
                "urn:ietf:params:scim:schemas:core:2.0:User:department",
                "urn:x:userName"
            })
    void whatNoSchemaHasLeadsNowhere(String name) {
        assertThat(Schemas.USER.resolve(name)).isEmpty();
    }

    @Test
    void aPathIsReadOnlyIfOneStepIs() {
        assertThat(Schemas.USER.resolve("meta.created").orElseThrow().isReadOnly())
                .isTrue();
        assertThat(Schemas.USER.resolve("groups.value").orElseThrow().isReadOnly())
                .isTrue();
        assertThat(Schemas.USER.resolve("name.givenName").orElseThrow().isReadOnly())
                .isFalse();
    }
}
