package io.muster.scimhttp.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.Schemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What IdPs send, and the RFC's form of it. */
class IdpHabitsTest {
    private static final String MANAGER = Schemas.ENTERPRISE_USER_URN + ":manager";

    @Nested
    class Operations {
        @Test
        void anOpInCapitalsIsTheSameOp() {
            assertThat(one("Replace", "displayName", "Maren").op()).isEqualTo("replace");
            assertThat(one("ADD", "displayName", "Maren").op()).isEqualTo("add");
        }

        @Test
        void aBooleanAsTextIsABoolean() {
            assertThat(one("replace", "active", "False").value()).isEqualTo(false);
            assertThat(one("replace", "emails[type eq \"work\"].primary", "true")
                            .value())
                    .isEqualTo(true);
            assertThat(one("replace", null, Map.of("active", "True")).value()).isEqualTo(Map.of("active", true));
        }

        @Test
        void otherTextIsNoBoolean() {
            assertThat(one("replace", "active", "yes").value()).isEqualTo("yes");
            assertThat(one("replace", "displayName", "True").value()).isEqualTo("True");
        }

        @Test
        void aManagerAsTextOrListIsAReference() {
            assertThat(one("add", MANAGER, "42").value()).isEqualTo(Map.of("value", "42"));
            assertThat(one("add", MANAGER, List.of(Map.of("value", "42"))).value())
                    .isEqualTo(Map.of("value", "42"));
            assertThat(one("replace", MANAGER, "").value()).isEqualTo("");
        }

        @Test
        void aPartOfAMissingElementMakesIt() {
            assertThat(one("replace", "addresses[type eq \"work\"].formatted", "Unit 9")
                            .missing())
                    .isEqualTo(MissingElement.CREATE);
            assertThat(one("replace", "addresses[type eq \"work\"]", Map.of()).missing())
                    .isEqualTo(MissingElement.REFUSE);
        }

        @Test
        void whoIsToBeRemovedMayBeNamedByAValue() {
            assertThat(operations("Remove", "emails", List.of(Map.of("value", "a\"b"), Map.of("value", "c"))))
                    .extracting(RawOperation::path)
                    .containsExactly(Optional.of("emails[value eq \"a\\\"b\"]"), Optional.of("emails[value eq \"c\"]"));
            assertThat(one("remove", "emails", List.of()).path()).contains("emails");
            assertThat(one("remove", "title", "x").path()).contains("title");
        }

        @Test
        void aBooleanAsTextInAPathIsABoolean() {
            assertThat(one("replace", "roles[primary eq \"True\"].value", "x").path())
                    .contains("roles[primary eq true].value");
            assertThat(one("replace", "roles[type eq \"true\"].value", "x").path())
                    .contains("roles[type eq \"true\"].value");
        }

        @Test
        void aLongPathIsLookedThroughOnce() {
            String path = "emails[" + "a".repeat(60_000) + "]";
            assertTimeout(
                    Duration.ofSeconds(1),
                    () -> assertThat(one("replace", path, "x").path()).contains(path));
        }

        @Test
        void aPasswordIsNothing() {
            assertThat(operations("replace", "password", "1mz")).isEmpty();
            assertThat(operations("replace", Schemas.USER_URN + ":Password", "1mz"))
                    .isEmpty();
        }

        @Test
        void namesThatArePathsAreOperations() {
            List<RawOperation> operations = operations(
                    "replace",
                    null,
                    Map.of(
                            "title",
                            "Surveyor",
                            "name.givenName",
                            "Maren",
                            "emails[type eq \"work\"].value",
                            "m@example.com"));
            assertThat(operations)
                    .extracting(RawOperation::path)
                    .containsExactlyInAnyOrder(
                            Optional.empty(),
                            Optional.of("name.givenName"),
                            Optional.of("emails[type eq \"work\"].value"));
            assertThat(operations.get(0).value()).isEqualTo(Map.of("title", "Surveyor"));
        }
    }

    @Nested
    class Documents {
        @Test
        void valuesAreMendedAtAnyDepth() {
            Map<String, ?> strict = IdpHabits.document(
                    Schemas.USER,
                    Map.of(
                            "active",
                            "True",
                            "emails",
                            List.of(Map.of("primary", "true", "value", "true")),
                            Schemas.ENTERPRISE_USER_URN,
                            Map.of("manager", "42")),
                    Trace.begin());
            assertThat(strict.get("active")).isEqualTo(true);
            assertThat(strict.get("emails")).isEqualTo(List.of(Map.of("primary", true, "value", "true")));
            assertThat(strict.get(Schemas.ENTERPRISE_USER_URN)).isEqualTo(Map.of("manager", Map.of("value", "42")));
        }
    }

    @Nested
    class Filters {
        @Test
        void aPartOfAnElementComparedIsAConditionOnTheElement() {
            assertThat(filter("emails[type eq \"work\"].value eq \"a\""))
                    .isEqualTo(FilterParser.parse("emails[type eq \"work\" and value eq \"a\"]"));
        }

        @Test
        void aManagerWithoutUrnIsTheEnterpriseOne() {
            assertThat(filter("id eq \"1\" and manager eq \"2\""))
                    .isEqualTo(FilterParser.parse("id eq \"1\" and " + MANAGER + ".value eq \"2\""));
        }

        @Test
        void aValueWithoutQuotesIsText() {
            assertThat(filter("userName eq ann+b@example.com"))
                    .isEqualTo(FilterParser.parse("userName eq \"ann+b@example.com\""));
            assertThat(filter("active eq true")).isEqualTo(FilterParser.parse("active eq true"));
        }

        @Test
        void aValueWithoutQuotesIsTextWhereverItStands() {
            assertThat(filter("externalId eq a-1 and userName sw 90417b"))
                    .isEqualTo(FilterParser.parse("externalId eq \"a-1\" and userName sw \"90417b\""));
            assertThat(filter("not ( userName eq nobody or (title ne O'Dwyer))"))
                    .isEqualTo(FilterParser.parse("not (userName eq \"nobody\" or (title ne \"O'Dwyer\"))"));
            assertThat(filter("emails[type eq work and value eq a+b@c.d] or title pr"))
                    .isEqualTo(FilterParser.parse("emails[type eq \"work\" and value eq \"a+b@c.d\"] or title pr"));
            assertThat(filter("emails[type eq work].value eq a@b.c"))
                    .isEqualTo(FilterParser.parse("emails[type eq \"work\" and value eq \"a@b.c\"]"));
        }

        @Test
        void aNumberOrABooleanComparedWithTextIsTextAsItWasWritten() {
            assertThat(filter("title eq 00417 and displayName ne true and nickName eq 1e5"))
                    .isEqualTo(FilterParser.parse(
                            "title eq \"00417\" and displayName ne \"true\" and nickName eq \"1e5\""));
            assertThat(filter("manager eq 42")).isEqualTo(FilterParser.parse(MANAGER + ".value eq \"42\""));
            assertThat(filter("title eq null")).isEqualTo(FilterParser.parse("title eq null"));
        }

        @Test
        void singleQuotesAreQuotes() {
            assertThat(filter("displayName eq 'Ann or Bo' and title eq ''"))
                    .isEqualTo(FilterParser.parse("displayName eq \"Ann or Bo\" and title eq \"\""));
            assertThat(filter("title eq 'O''Dwyer' or title eq 'O\\'Dwyer'"))
                    .isEqualTo(FilterParser.parse("title eq \"O'Dwyer\" or title eq \"O'Dwyer\""));
            assertThat(filter("title eq 'say \"x\"'")).isEqualTo(FilterParser.parse("title eq \"say \\\"x\\\"\""));
            assertThat(filter("title eq 'say \\\"x\\\"'")).isEqualTo(FilterParser.parse("title eq \"say \\\"x\\\"\""));
            assertThat(filter("title eq \"'x'\"")).isEqualTo(FilterParser.parse("title eq \"'x'\""));
        }

        @Test
        void aBooleanAsTextIsABoolean() {
            assertThat(filter("active eq \"True\" and emails[primary eq 'false']"))
                    .isEqualTo(FilterParser.parse("active eq true and emails[primary eq false]"));
            assertThat(filter("displayName eq \"True\"")).isEqualTo(FilterParser.parse("displayName eq \"True\""));
        }

        @Test
        void aDateWithoutAZoneIsInUtc() {
            assertThat(filter("meta.created gt \"2011-05-13T04:42:34\""))
                    .isEqualTo(FilterParser.parse("meta.created gt \"2011-05-13T04:42:34Z\""));
            assertThat(filter("meta.created gt 2011-05-13T04:42:34.5+02:00 and meta.lastModified lt 2031-01-31"))
                    .isEqualTo(FilterParser.parse("meta.created gt \"2011-05-13T04:42:34.5+02:00\""
                            + " and meta.lastModified lt \"2031-01-31T00:00:00Z\""));
            assertThat(filter("title eq \"2011-05-13\"")).isEqualTo(FilterParser.parse("title eq \"2011-05-13\""));
        }

        @Test
        void aValuePathThatIsPresentIsAValuePath() {
            assertThat(filter("title pr and emails[type eq \"home\"] pr"))
                    .isEqualTo(FilterParser.parse("title pr and emails[type eq \"home\"]"));
            assertThat(filter("(emails[type eq home or type eq work].value pr)"))
                    .isEqualTo(FilterParser.parse("emails[(type eq \"home\" or type eq \"work\") and value pr]"));
            assertThat(filter("title eq \"a[b] pr\"")).isEqualTo(FilterParser.parse("title eq \"a[b] pr\""));
        }

        @Test
        void whatStaysUnclearIsRefusedAsItWasWritten() {
            for (String text : List.of(
                    "displayName eq Loris Dwyer",
                    "displayName eq 'Loris",
                    "displayName eq 'O'Dwyer'",
                    "displayName eq Lo\"ris\"",
                    "displayName eq Loris(x)",
                    "displayName eq a\\b",
                    "emails[type eq work,value eq x]",
                    "userName is Loris",
                    "userName eq",
                    "userName eq )",
                    "emails[type eq work] eq x",
                    "emails[type eq work]. pr",
                    "emails[type eq work")) {
                Refusal refusal = catchThrowableOfType(Refusal.class, () -> filter(text));
                assertThat(refusal).as(text).isNotNull();
                assertThat(refusal.reason()).as(text).isEqualTo(Refusal.Reason.INVALID_FILTER);
            }
            assertThat(catchThrowableOfType(Refusal.class, () -> filter("displayName eq Loris Dwyer")))
                    .hasMessageContaining("text stands in double quotes at position 16");
        }

        @Test
        void whatIsStrictStaysAsItIs() {
            for (String text :
                    List.of("userName eq \"a\"", "not (title pr)", "shoeSize gt 4 or name.givenName sw \"A\"")) {
                assertThat(filter(text)).isEqualTo(FilterParser.parse(text));
            }
        }

        private Filter filter(String text) {
            return IdpHabits.filter(Schemas.USER, text, Limits.DEFAULT, Trace.begin());
        }
    }

    @Nested
    class Paths {
        @Test
        void theFilterInAPathIsTakenAsLooselyAsAnyOther() {
            assertThat(path("emails[type eq work].value")).isEqualTo("emails[type eq \"work\"].value");
            assertThat(path("emails[type eq 'work' and primary eq 'True']"))
                    .isEqualTo("emails[type eq \"work\" and primary eq true]");
            assertThat(path("addresses[postalCode eq 20417].region"))
                    .isEqualTo("addresses[postalCode eq \"20417\"].region");
            assertThat(path("emails[type eq \"a] b eq c\"]")).isEqualTo("emails[type eq \"a] b eq c\"]");
            assertThat(path("displayName")).isEqualTo("displayName");
        }

        @Test
        void aPathAmongNamesToo() {
            assertThat(operations("replace", null, Map.of("emails[type eq work].value", "a@b.c")))
                    .first()
                    .extracting(RawOperation::path)
                    .isEqualTo(Optional.of("emails[type eq \"work\"].value"));
        }

        private String path(String path) {
            return one("replace", path, "x").path().orElseThrow();
        }
    }

    private static RawOperation one(String op, @Nullable String path, Object value) {
        List<RawOperation> operations = operations(op, path, value);
        assertThat(operations).hasSize(1);
        return operations.get(0);
    }

    private static List<RawOperation> operations(String op, @Nullable String path, Object value) {
        return IdpHabits.operations(
                Schemas.USER,
                new RawOperation(op, Optional.ofNullable(path), value, MissingElement.REFUSE),
                Trace.begin());
    }
}
