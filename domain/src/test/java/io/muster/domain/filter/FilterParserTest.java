package io.muster.domain.filter;

import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.filter.Filter.And;
import io.muster.domain.filter.Filter.Comparison;
import io.muster.domain.filter.Filter.ElementComparison;
import io.muster.domain.filter.Filter.ElementMatch;
import io.muster.domain.filter.Filter.Not;
import io.muster.domain.filter.Filter.Or;
import io.muster.domain.filter.Filter.Present;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
    private static final Filter A = new Comparison("a", Operator.EQ, "1");
    private static final Filter B = new Comparison("b", Operator.EQ, "2");
    private static final Filter C = new Comparison("c", Operator.EQ, "3");

    @Nested
    class Reads {
        @Test
        @Rfc7644("3.4.2.2-11")
        void andBindsCloserThanOr() {
            assertThat(FilterParser.parse("a eq \"1\" or b eq \"2\" and c eq \"3\""))
                    .isEqualTo(new Or(List.of(A, new And(List.of(B, C)))));
        }

        @Test
        @Rfc7644("3.4.2.2-11")
        void parenthesesBindClosest() {
            assertThat(FilterParser.parse("(a eq \"1\" or b eq \"2\") and c eq \"3\""))
                    .isEqualTo(new And(List.of(new Or(List.of(A, B)), C)));
        }

        @Test
        @Rfc7644("3.4.2.2-11")
        void notBindsItsParentheses() {
            assertThat(FilterParser.parse("not (a eq \"1\") and b eq \"2\""))
                    .isEqualTo(new And(List.of(new Not(A), B)));
        }

        @Test
        void keywordsInAnyLetterCase() {
            assertThat(FilterParser.parse("a EQ \"1\" AND NOT (b Eq \"2\") Or c PR"))
                    .isEqualTo(new Or(List.of(new And(List.of(A, new Not(B))), new Present("c"))));
        }

        @Test
        void aFilterOnOneElement() {
            assertThat(FilterParser.parse("emails[a eq \"1\" and b eq \"2\"]"))
                    .isEqualTo(new ElementMatch("emails", new And(List.of(A, B))));
        }

        @Test
        void aValueOfAnElementAsEntraAsksForIt() {
            assertThat(FilterParser.parse("emails[type eq \"work\"].value eq \"x\""))
                    .isEqualTo(new ElementComparison(
                            new ElementMatch("emails", new Comparison("type", Operator.EQ, "work")),
                            new Comparison("value", Operator.EQ, "x")));
        }

        @Test
        void namesWithTheUrnOfTheirSchema() {
            String urn = "urn:ietf:params:scim:schemas:core:2.0:User:userName";
            assertThat(FilterParser.parse(urn + " sw \"b\"")).isEqualTo(new Comparison(urn, Operator.SW, "b"));
        }

        @Test
        void everyTypeOfValue() {
            assertThat(valueOf("true")).isEqualTo(true);
            assertThat(valueOf("False")).isEqualTo(false);
            assertThat(valueOf("null")).isNull();
            assertThat(valueOf("17")).isEqualTo(17L);
            assertThat(valueOf("-17.50")).isEqualTo(new BigDecimal("-17.50"));
            assertThat(valueOf("12e16")).isEqualTo(120_000_000_000_000_000L);
            assertThat(valueOf("12e17")).isEqualTo(new BigDecimal("12e17"));
            assertThat(valueOf("-123456e17")).isEqualTo(new BigDecimal("-123456e17"));
            assertThat(valueOf("\"O'Brien\"")).isEqualTo("O'Brien");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {"`a\\\"b`, `a\"b`", "`a\\\\b`, `a\\b`", "`\\u00e9`, `é`", "`\\/`, `/`", "`a\\tb`, `a\tb`"})
        void escapesOfJson(String written, String meant) {
            assertThat(valueOf('"' + written + '"')).isEqualTo(meant);
        }

        private Object valueOf(String literal) {
            return ((Comparison) FilterParser.parse("a eq " + literal)).value();
        }
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "a",
                    "a eq",
                    "a eq b",
                    "a eq \"1",
                    "a eq \"\\x\"",
                    "a eq \"\\u12\"",
                    "a xx \"1\"",
                    "a eq \"1\" and",
                    "and a eq \"1\"",
                    "a eq \"1\" b eq \"2\"",
                    "(a eq \"1\"",
                    "a eq \"1\")",
                    "a[b eq \"1\"",
                    "a[]",
                    "a eq 1.2.3",
                    "a eq -",
                    "a eq 1e999999999",
                    "a eq 12345678901234567890123456789012345678901234567890123456789012345",
                    "a = \"1\"",
                    "a eq 'x'",
                    "a\teq \"1\"",
                    "not a eq \"1\""
                })
        @Rfc7644({"3.4.2.2-02", "3.4.2.2-03", "3.4.2.2-10"})
        void whatIsNoFilter(String text) {
            assertThat(refusal(() -> FilterParser.parse(text)).reason()).isEqualTo(Refusal.Reason.INVALID_FILTER);
        }

        @Test
        void withThePositionOfTheMistake() {
            assertThat(refusal(() -> FilterParser.parse("a eq \"1\" b"))).hasMessageContaining("position 10");
        }

        @Test
        void moreThanItsLimits() {
            assertThat(refusal(() -> FilterParser.parse("(".repeat(33) + "a pr" + ")".repeat(33))))
                    .hasMessageContaining("32");
            assertThat(refusal(() -> FilterParser.parse("a pr" + " or a pr".repeat(256))))
                    .hasMessageContaining("256");
            assertThat(refusal(() -> FilterParser.parse("a eq \"" + "x".repeat(4096) + "\"")))
                    .hasMessageContaining("4096");
        }

        @Test
        void nonsenseWithoutEverFailing() {
            Random random = new Random(7644);
            String alphabet = "ab \"\\()[]not and or eq pr.:-1e\u0000é";
            for (int round = 0; round < 20_000; round++) {
                String text = random.ints(random.nextInt(30), 0, alphabet.length())
                        .collect(
                                StringBuilder::new,
                                (builder, index) -> builder.append(alphabet.charAt(index)),
                                StringBuilder::append)
                        .toString();
                try {
                    FilterParser.parse(text);
                } catch (Refusal refusal) {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_FILTER);
                }
            }
        }
    }
}
