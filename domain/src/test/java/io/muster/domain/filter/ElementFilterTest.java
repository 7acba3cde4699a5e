package io.muster.domain.filter;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Schemas;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementFilterTest {
    private static final Attribute EMAILS =
            Schemas.USER.resolve("emails").orElseThrow().target();
    private static final ComplexValue WORK =
            ComplexValue.ofPlain(Map.of("type", "Work", "value", "Babs@Example.com", "primary", true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type eq \"work\"",
                "TYPE eq \"WORK\"",
                "type ne \"home\"",
                "value co \"@EXAMPLE\"",
                "value sw \"babs\"",
                "value ew \".com\"",
                "value gt \"a\"",
                "value le \"c\"",
                "primary eq true",
                "display eq null",
                "display ne \"x\"",
                "type pr and not (display pr)",
                "type eq \"home\" or primary eq true"
            })
    void selects(String filter) {
        assertThat(element(filter).matches(WORK)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type eq \"home\"",
                "type ne \"work\"",
                "primary eq false",
                "display pr",
                "display eq \"\"",
                "display gt \"a\"",
                "type eq \"work\" and primary eq false",
                "not (type pr)"
            })
    void passesOver(String filter) {
        assertThat(element(filter).matches(WORK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nick eq \"x\"",
                "type eq \"work\" or nick pr",
                "type eq true",
                "primary eq \"true\"",
                "primary co \"t\"",
                "emails[type eq \"work\"]",
                "value eq \"a\\u0000\""
            })
    @Rfc7644("3.4.2.2-09")
    void refusesWhatTheAttributeDoesNotHaveEvenWithoutAnElement(String filter) {
        assertThat(refusalOf(() -> element(filter).matches(WORK))).isEqualTo(Refusal.Reason.INVALID_FILTER);
    }

    @Test
    void describesAnElementIfItIsNothingButEqualities() {
        assertThat(element("TYPE eq \"work\" and primary eq true").impliedElement())
                .contains(ComplexValue.ofPlain(Map.of("type", "work", "primary", true)));
        assertThat(element("type eq \"work\" or primary eq true").impliedElement())
                .isEmpty();
        assertThat(element("type ne \"work\"").impliedElement()).isEmpty();
        assertThat(element("type eq null").impliedElement()).isEmpty();
    }

    private static ElementFilter element(String filter) {
        return new ElementFilter(EMAILS, FilterParser.parse(filter));
    }
}
