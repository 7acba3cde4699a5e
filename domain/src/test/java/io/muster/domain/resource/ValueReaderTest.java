package io.muster.domain.resource;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.schema.Schemas;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
    @Nested
    class Takes {
        @Test
        void namesInAnyLetterCaseAndKeepsTheSchemas() {
            assertThat(read(Map.of("USERNAME", "bjensen", "name", Map.of("GivenName", "Barbara"))))
                    .isEqualTo(Map.of("userName", "bjensen", "name", Map.of("givenName", "Barbara")));
        }

        @Test
        void coreAttributesUnderTheirUrn() {
            assertThat(read(Map.of(Schemas.USER_URN, Map.of("userName", "bjensen"), "title", "Judge")))
                    .isEqualTo(Map.of("userName", "bjensen", "title", "Judge"));
        }

        @Test
        void theAttributesOfAnExtension() {
            Map<String, Object> extension = Map.of("department", "Law", "manager", Map.of("value", "26118915"));
            assertThat(read(Map.of(Schemas.ENTERPRISE_USER_URN, extension)))
                    .isEqualTo(Map.of(Schemas.ENTERPRISE_USER_URN, extension));
        }

        @Test
        void oneValueWhereSeveralMayStand() {
            assertThat(read(Map.of("emails", Map.of("value", "b@example.com"))))
                    .isEqualTo(Map.of("emails", List.of(Map.of("value", "b@example.com"))));
        }

        @Test
        void emptyAsUnassigned() {
            Map<String, Object> document = new HashMap<>(Map.of("title", "", "emails", List.of()));
            document.put("nickName", null);
            document.put("name", Map.of("givenName", ""));
            document.put("phoneNumbers", Arrays.asList(null, Map.of()));
            assertThat(read(document)).isEmpty();
        }
    }

    @Nested
    class LeavesOut {
        @Test
        @Rfc7644({"3.3-02", "3.5.1-07"})
        void whatTheClientMayNotWrite() {
            assertThat(read(Map.of("id", "17", "meta", Map.of("version", "W/\"1\""), "groups", List.of("a"))))
                    .isEmpty();
        }

        @Test
        void whatNoSchemaKnows() {
            assertThat(read(Map.of("password", "secret", "shoeSize", 44, "urn:x", Map.of("a", 1))))
                    .isEmpty();
        }
    }

    @Nested
    class Refuses {
        @Test
        void aValueOfAnotherType() {
            assertThat(messageOf(Map.of("userName", 17))).isEqualTo("userName must be a string");
            assertThat(messageOf(Map.of("active", "true"))).isEqualTo("active must be true or false");
            assertThat(messageOf(Map.of("name", "Barbara"))).isEqualTo("name must be an object");
            assertThat(messageOf(Map.of("emails", List.of("b@example.com")))).isEqualTo("emails[0] must be an object");
            assertThat(messageOf(Map.of("emails", List.of(Map.of("primary", 1)))))
                    .isEqualTo("emails[0].primary must be true or false");
            assertThat(messageOf(Map.of("userName", List.of("a")))).isEqualTo("userName must be a string");
            assertThat(messageOf(Map.of("x509Certificates", List.of(Map.of("value", "no base64!")))))
                    .isEqualTo("x509Certificates[0].value must be Base64 text");
            assertThat(messageOf(Map.of("title", new BigInteger("9".repeat(30)))))
                    .isEqualTo("title must be a string");
        }

        @Test
        void oneNameTwiceInDifferentLetterCase() {
            assertThat(refusalOf(() -> read(Map.of("title", "Judge", "Title", "Clerk"))))
                    .isEqualTo(Refusal.Reason.INVALID_SYNTAX);
        }

        @Test
        void moreThanItsLimits() {
            assertThat(messageOf(Map.of("userName", "x".repeat(256)))).contains("255");
            List<Object> values = new ArrayList<>(Collections.nCopies(101, Map.of("value", "x")));
            assertThat(messageOf(Map.of("emails", values))).contains("101").contains("100");
        }

        @ParameterizedTest
        @ValueSource(strings = {" ", "\u00a0", "\u3000\u202f"})
        void aUserNameOfBlanksAloneIsRefused(String userName) {
            assertThat(messageOf(Map.of("userName", userName)))
                    .contains("userName")
                    .contains("must not be blank");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "b\u0000b",
                    "b\nb",
                    "b\u200bb",
                    "b\u202eb",
                    "b\ud800b",
                    "b\u2028b",
                    "b\u034fb",
                    "b\u115fb",
                    "b\u180bb",
                    "b\u3164b",
                    "b\uffa0b",
                    "b\ufe0fb",
                    "b\udb40\udd00b"
                })
        void charactersThatHideWhoSomebodyIs(String userName) {
            assertThat(messageOf(Map.of("userName", userName))).contains("U+").contains("remove it");
        }

        private String messageOf(Map<String, ?> document) {
            Refusal refusal = refusal(() -> read(document));
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_VALUE);
            return String.valueOf(refusal.getMessage());
        }
    }

    @Test
    void charactersOfEveryScriptStay() {
        Map<String, Object> document = Map.of("userName", "名前@example.com", "displayName", "Zoë 👩🏽‍⚖️ O'Brien");
        assertThat(read(document)).isEqualTo(document);
    }

    @Test
    void equalElementsAreKeptOnce() {
        assertThat(read(Map.of(
                        "userName",
                        "bjensen",
                        "emails",
                        List.of(
                                Map.of("value", "a@b.c", "type", "work"),
                                Map.of("value", "A@b.c", "type", "Work", "primary", true),
                                Map.of("value", "a@b.c", "type", "home")),
                        "addresses",
                        List.of(Map.of("locality", "Oakmoor"), Map.of("locality", "Oakmoor")))))
                .containsEntry(
                        "emails",
                        List.of(
                                Map.of("value", "a@b.c", "type", "work", "primary", true),
                                Map.of("value", "a@b.c", "type", "home")))
                .containsEntry("addresses", List.of(Map.of("locality", "Oakmoor")));
    }

    private static Map<String, Object> read(Map<String, ?> document) {
        return ValueReader.readResource(Schemas.USER, document).toPlain();
    }
}
