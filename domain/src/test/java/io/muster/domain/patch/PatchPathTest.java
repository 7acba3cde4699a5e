package io.muster.domain.patch;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchPathTest {
    @Test
    void itNamesAnAttributeAnElementAndASubAttribute() {
        PatchPath path = parse("emails[type eq \"work]\"].value");
        assertThat(path.attribute()).hasToString("emails");
        assertThat(path.filter()).isPresent();
        assertThat(path.subAttribute().orElseThrow().name()).isEqualTo("value");
    }

    @Test
    void itMayBeginWithAUrn() {
        assertThat(parse(Schemas.USER_URN + ":emails[primary eq true]").attribute())
                .hasToString("emails");
        assertThat(parse(Schemas.ENTERPRISE_USER_URN + ":manager").attribute())
                .hasToString(Schemas.ENTERPRISE_USER_URN + ":manager");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "meta.version", "groups[value eq \"x\"]", "groups.value"})
    void itKnowsWhatMayNotBeWritten(String path) {
        assertThat(parse(path).isReadOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "shoeSize",
                "emails[type eq \"work\"",
                "emails]",
                "emails[type eq \"work\"]value",
                "emails[type eq \"work\"].nick",
                "emails[type eq \"work\"].",
                "name[givenName eq \"b\"]",
                "userName[value eq \"b\"]"
            })
    void whatNamesNothingIsRefused(String path) {
        assertThat(refusalOf(() -> parse(path))).isEqualTo(Refusal.Reason.INVALID_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emails[]", "emails[type]", "emails[nick eq \"x\"]", "emails[type eq work]"})
    void aFilterThatCannotBeEvaluatedIsRefused(String path) {
        assertThat(refusalOf(() -> parse(path))).isEqualTo(Refusal.Reason.INVALID_FILTER);
    }

    @Test
    void itIsBounded() {
        assertThat(refusalOf(() -> parse("x".repeat(5000)))).isEqualTo(Refusal.Reason.INVALID_PATH);
    }

    private static PatchPath parse(String text) {
        return PatchPath.parse(text, Schemas.USER, Limits.DEFAULT);
    }
}
