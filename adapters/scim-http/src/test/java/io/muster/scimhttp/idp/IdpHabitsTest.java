package io.muster.scimhttp.idp;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        void aRemoveWithAValueRemovesWhatTheValueNames() {
            assertThat(operations("Remove", "emails", List.of(Map.of("value", "a\"b"), Map.of("value", "c"))))
                    .extracting(RawOperation::path)
                    .containsExactly(Optional.of("emails[value eq \"a\\\"b\"]"), Optional.of("emails[value eq \"c\"]"));
            assertThat(one("remove", "title", "x").path()).contains("title");
        }

        @ParameterizedTest
        @MethodSource("io.muster.scimhttp.idp.IdpHabitsTest#shapesOfARemoval")
        void theShapeOfTheValueOfARemoveDoesNotMatter(ResourceType type, String path, Object value, String strict) {
            List<RawOperation> operations = IdpHabits.operations(
                    type, new RawOperation("remove", Optional.of(path), value, MissingElement.REFUSE), Trace.begin());
            assertThat(operations)
                    .extracting(operation -> operation.path().orElseThrow())
                    .containsExactly(strict);
        }

        @Test
        void aValueThatNamesNothingIsRefusedAndAnEmptyListRemovesNothing() {
            for (Object nothing : List.of(
                    Map.of(),
                    Map.of("colour", "red"),
                    Map.of("value", ""),
                    "",
                    7,
                    List.of(List.of()),
                    Collections.singletonList(null))) {
                assertThat(refusalOf(() -> operations("remove", "emails", nothing)))
                        .as("%s", nothing)
                        .isEqualTo(Refusal.Reason.INVALID_VALUE);
            }
            assertThat(operations("remove", "emails", List.of())).isEmpty();
        }

        @Test
        void aTextIsAnElementWithThatValue() {
            assertThat(one("add", "roles", List.of("binder", Map.of("value", "gilder")))
                            .value())
                    .isEqualTo(List.of(Map.of("value", "binder"), Map.of("value", "gilder")));
            assertThat(one("replace", "emails", "a@b.c").value()).isEqualTo(Map.of("value", "a@b.c"));
            assertThat(one("replace", "emails[type eq \"work\"]", "a@b.c").path())
                    .contains("emails[type eq \"work\"].value");
            assertThat(one("replace", "emails", "").value()).isEqualTo("");
        }

        @Test
        void namesAreUnderstoodWithAndWithoutTheUrnOfTheirSchema() {
            assertThat(one("Add", "manager", "42").path()).contains(MANAGER);
            assertThat(one("Remove", "manager[value eq \"42\"]", "").path()).contains(MANAGER + "[value eq \"42\"]");
            assertThat(one("replace", null, Map.of("costCenter", "7")).path())
                    .contains(Schemas.ENTERPRISE_USER_URN + ":costCenter");
            assertThat(one("replace", null, Map.of(Schemas.USER_URN, Map.of("nickName", "Matt")))
                            .value())
                    .isEqualTo(Map.of("nickName", "Matt"));
            assertThat(one("replace", Schemas.USER_URN, Map.of("nickName", "Matt"))
                            .path())
                    .isEmpty();
            assertThat(one("replace", null, Map.of(Schemas.USER_URN + ":title", "Judge"))
                            .value())
                    .isEqualTo(Map.of("title", "Judge"));
        }

        @Test
        void oneAttributeGivenWithAndWithoutItsUrnIsRefused() {
            Map<String, Object> twice = Map.of("title", "Judge", Schemas.USER_URN + ":Title", "Clerk");
            assertThat(refusalOf(() -> operations("replace", null, twice))).isEqualTo(Refusal.Reason.INVALID_SYNTAX);
            Map<String, Object> inside =
                    Map.of("department", "Law", Schemas.ENTERPRISE_USER_URN, Map.of("department", "Tax"));
            assertThat(refusalOf(() -> operations("replace", null, inside))).isEqualTo(Refusal.Reason.INVALID_SYNTAX);
        }

        @Test
        void aUrnThatNoSchemaHasIsIgnoredAndTheTraceSaysSo() {
            Trace trace = Trace.begin();
            IdpHabits.operations(
                    Schemas.USER,
                    new RawOperation(
                            "add",
                            Optional.empty(),
                            Map.of("urn:example:nowhere:ink", "sepia", "title", "Judge"),
                            MissingElement.REFUSE),
                    trace);
            assertThat(trace.steps()).contains("ignored urn:example:nowhere:ink, which no schema has");
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
                    () -> assertThat(one("replace", path, "x").path()).contains(path + ".value"));
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

        @Test
        void namesAreUnderstoodWithAndWithoutTheUrnOfTheirSchema() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("userName", "bjensen");
            document.put("department", "Law");
            document.put(Schemas.ENTERPRISE_USER_URN + ":division", "Tax");
            document.put(Schemas.USER_URN, Map.of("displayName", "Babs"));
            document.put(Schemas.USER_URN + ":title", "Judge");
            document.put("name.givenName", "Barbara");
            assertThat(IdpHabits.document(Schemas.USER, document, Trace.begin()))
                    .isEqualTo(Map.of(
                            "userName",
                            "bjensen",
                            Schemas.ENTERPRISE_USER_URN,
                            Map.of("department", "Law", "division", "Tax"),
                            "displayName",
                            "Babs",
                            "title",
                            "Judge",
                            "name",
                            Map.of("givenName", "Barbara")));
        }

        @Test
        void membersMayBeBareIds() {
            assertThat(IdpHabits.document(Schemas.GROUP, Map.of("members", List.of("1", "2")), Trace.begin()))
                    .isEqualTo(Map.of("members", List.of(Map.of("value", "1"), Map.of("value", "2"))));
        }
    }

    /** Type, path, value, and the path that names the same. */
    static Stream<Arguments> shapesOfARemoval() {
        String id = "2819c223-7f76-453a-919d-413861904646";
        String member = "members[value eq \"" + id + "\"]";
        String work = "emails[value eq \"a\" and type eq \"work\"]";
        Map<String, Object> email = new LinkedHashMap<>(Map.of("value", "a"));
        email.put("type", "work");
        return Stream.of(
                Arguments.of(Schemas.GROUP, "members", id, member),
                Arguments.of(Schemas.GROUP, "members", List.of(id), member),
                Arguments.of(
                        Schemas.GROUP, "Members", Map.of("VALUE", id, "type", "User"), "Members" + member.substring(7)),
                Arguments.of(Schemas.GROUP, "members", Map.of("members", List.of(Map.of("value", id))), member),
                Arguments.of(Schemas.GROUP, "members", List.of(Map.of("$ref", "https://x/scim/Users/" + id)), member),
                Arguments.of(Schemas.GROUP, "members", "[{\"value\":\"" + id + "\"}]", member),
                Arguments.of(Schemas.GROUP, "members", List.of("{\"value\":\"" + id + "\"}"), member),
                Arguments.of(Schemas.USER, "emails", "a", "emails[value eq \"a\"]"),
                Arguments.of(Schemas.USER, "emails", email, work),
                Arguments.of(Schemas.USER, "emails", Map.of("type", "work"), "emails[type eq \"work\"]"),
                Arguments.of(Schemas.USER, "addresses", List.of(Map.of("type", "home")), "addresses[type eq \"home\"]"),
                Arguments.of(Schemas.USER, "emails.value", "a", "emails[value eq \"a\"].value"),
                Arguments.of(
                        Schemas.USER, "emails[type eq \"work\"]", "a", "emails[(type eq \"work\") and value eq \"a\"]"),
                Arguments.of(Schemas.USER, "emails[type eq \"work\"]", "", "emails[type eq \"work\"]"),
                Arguments.of(Schemas.USER, "name", Map.of("givenName", "B"), "name.givenName"),
                Arguments.of(
                        Schemas.USER,
                        Schemas.ENTERPRISE_USER_URN,
                        Map.of("Department", "Law"),
                        Schemas.ENTERPRISE_USER_URN + ":department"));
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
            return one("replace", path, Map.of()).path().orElseThrow();
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
