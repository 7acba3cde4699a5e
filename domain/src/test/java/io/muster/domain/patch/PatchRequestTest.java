package io.muster.domain.patch;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.Rfc7644;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.Schemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 7644 §3.5.2. */
class PatchRequestTest {
    private static final Map<String, Object> WORK = Map.of("type", "work", "value", "b@work.example", "primary", true);
    private static final Map<String, Object> HOME = Map.of("type", "home", "value", "b@home.example");
    private static final Map<String, Object> BARBARA = Map.of(
            "userName",
            "bjensen",
            "name",
            Map.of("givenName", "Barbara", "familyName", "Jensen"),
            "emails",
            List.of(WORK, HOME),
            Schemas.ENTERPRISE_USER_URN,
            Map.of("department", "Law"));

    @Nested
    class Add {
        @Test
        void setsASingleValue() {
            assertThat(patched(add("title", "Judge"))).containsEntry("title", "Judge");
        }

        @Test
        void mergesAnObjectIntoAComplexValue() {
            assertThat(patched(add("name", Map.of("middleName", "Jane"))))
                    .containsEntry(
                            "name", Map.of("givenName", "Barbara", "familyName", "Jensen", "middleName", "Jane"));
        }

        @Test
        void appendsToSeveralValues() {
            Map<String, Object> other = Map.of("type", "other", "value", "b@other.example");
            assertThat(patched(add("emails", List.of(other)))).containsEntry("emails", List.of(WORK, HOME, other));
        }

        @Test
        @Rfc7644("3.5.2.1-03")
        void ofAValueThatIsThereChangesNothing() {
            assertThat(patched(add("emails", List.of(HOME)))).isEqualTo(BARBARA);
        }

        @Test
        void ofAnEqualElementTakesNothingOfItButANewPrimary() {
            Map<String, Object> again = Map.of("type", "Home", "value", "B@home.example", "display", "x");
            assertThat(patched(add("emails", List.of(again)))).isEqualTo(BARBARA);
            Map<String, Object> primary = Map.of("type", "home", "value", "b@home.example", "primary", true);
            Map<String, Object> notPrimary = Map.of("type", "work", "value", "b@work.example", "primary", false);
            assertThat(patched(add("emails", List.of(primary)))).containsEntry("emails", List.of(notPrimary, primary));
        }

        @Test
        @Rfc7644("3.5.2-10")
        void ofAnotherPrimaryTakesItFromTheFirst() {
            Map<String, Object> other = Map.of("value", "b@other.example", "primary", true);
            Map<String, Object> notPrimary = Map.of("type", "work", "value", "b@work.example", "primary", false);
            assertThat(patched(add("emails", List.of(other))))
                    .containsEntry("emails", List.of(notPrimary, HOME, other));
        }

        @Test
        void withoutPathMergesTheObject() {
            assertThat(patched(add(null, Map.of("title", "Judge", "emails", List.of(HOME)))))
                    .containsEntry("title", "Judge")
                    .containsEntry("emails", List.of(WORK, HOME));
        }

        @Test
        void withoutPathPassesOverWhatIsReadOnlyOrUnknown() {
            assertThat(patched(add(null, Map.of("id", "1", "shoeSize", 44)))).isEqualTo(BARBARA);
        }

        @Test
        void toAnElementMergesIntoIt() {
            assertThat(patched(add("emails[type eq \"home\"]", Map.of("display", "Home"))))
                    .containsEntry(
                            "emails",
                            List.of(WORK, Map.of("type", "home", "value", "b@home.example", "display", "Home")));
        }
    }

    @Nested
    class Replace {
        @Test
        void putsTheValuesInPlaceOfTheOldOnes() {
            assertThat(patched(replace("emails", List.of(HOME)))).containsEntry("emails", List.of(HOME));
        }

        @Test
        void changesOneSubAttributeOfOneElement() {
            assertThat(patched(replace("emails[type eq \"home\"].value", "new@home.example")))
                    .containsEntry("emails", List.of(WORK, Map.of("type", "home", "value", "new@home.example")));
        }

        @Test
        void changesASubAttributeOfEveryElement() {
            assertThat((List<?>) patched(replace("emails.display", "x")).get("emails"))
                    .hasSize(2)
                    .allSatisfy(email ->
                            assertThat(((Map<?, ?>) email).get("display")).isEqualTo("x"));
        }

        @Test
        void setsAnAttributeOfAnExtension() {
            assertThat(patched(replace(Schemas.ENTERPRISE_USER_URN + ":department", "Tax")))
                    .containsEntry(Schemas.ENTERPRISE_USER_URN, Map.of("department", "Tax"));
        }

        @Test
        void ofAMissingElementIsRefusedUnlessTheClientsHabitIsToMakeIt() {
            String path = "emails[type eq \"other\"].value";
            assertThat(refusalOf(() -> patched(replace(path, "x")))).isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(patched(making(path, "x")))
                    .containsEntry("emails", List.of(WORK, HOME, Map.of("type", "other", "value", "x")));
        }

        @Test
        void ofAPartOfAListThatIsEmptyMakesAnElement() {
            assertThat(refusalOf(() -> patched(replace("roles.value", "x")))).isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(patched(making("roles.value", "x"))).containsEntry("roles", List.of(Map.of("value", "x")));
        }

        @Test
        void ofAReferenceNamedByItsValueIsRefusedIfItHasAnother() {
            String manager = Schemas.ENTERPRISE_USER_URN + ":manager";
            PatchOperation set = replace(manager, Map.of("value", "42"));
            assertThat(refusalOf(() -> patched(set, replace(manager + "[value eq \"43\"]", Map.of("value", "44")))))
                    .isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(patched(set, replace(manager + "[value eq \"42\"]", Map.of("value", "44"))))
                    .extractingByKey(Schemas.ENTERPRISE_USER_URN)
                    .isEqualTo(Map.of("department", "Law", "manager", Map.of("value", "44")));
        }

        @Test
        void aMissingElementIsMadeOnlyAsItCouldBeSent() {
            assertThat(refusalOf(() -> patched(making("emails[type eq \"\"].value", "x"))))
                    .isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(refusalOf(() -> patched(making("emails[type eq \"a\" and type eq \"b\"].value", "x"))))
                    .isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(refusalOf(() -> patched(making("emails[value eq \"a\\nb\"].type", "work"))))
                    .isEqualTo(Refusal.Reason.INVALID_VALUE);
            assertThat(refusalOf(() -> patched(making("emails[value eq \"" + "x".repeat(255) + "\"].type", "work"))))
                    .isEqualTo(Refusal.Reason.INVALID_VALUE);
        }

        @Test
        void byNothingRemoves() {
            assertThat(patched(replace("name.familyName", null))).containsEntry("name", Map.of("givenName", "Barbara"));
        }
    }

    @Nested
    class Remove {
        @Test
        @Rfc7644("3.5.2.2-02")
        void clearsAnAttribute() {
            assertThat(patched(remove("emails"))).doesNotContainKey("emails");
        }

        @Test
        void takesOneElementOut() {
            assertThat(patched(remove("emails[value eq \"B@WORK.example\"]"))).containsEntry("emails", List.of(HOME));
        }

        @Test
        void ofAReferenceNamedByItsValueClearsThatValueOnly() {
            String manager = Schemas.ENTERPRISE_USER_URN + ":manager";
            PatchOperation set = replace(manager, Map.of("value", "42"));
            assertThat(patched(set, remove(manager + "[value eq \"42\"]"))).isEqualTo(BARBARA);
            assertThat(patched(set, remove(manager + "[value eq \"43\"]"))).isNotEqualTo(BARBARA);
            assertThat(patched(set, replace(manager, List.of()))).isEqualTo(BARBARA);
        }

        @Test
        void ofTheLastSubAttributeLeavesNoEmptyObject() {
            assertThat(patched(remove(Schemas.ENTERPRISE_USER_URN + ":department")))
                    .doesNotContainKey(Schemas.ENTERPRISE_USER_URN);
        }

        @Test
        void ofWhatIsNotThereIsRefusedWhereAFilterNamesIt() {
            assertThat(refusalOf(() -> patched(remove(null)))).isEqualTo(Refusal.Reason.NO_TARGET);
            assertThat(patched(remove("title"))).isEqualTo(BARBARA);
            assertThat(patched(remove("emails[type eq \"other\"]"))).isEqualTo(BARBARA);
        }
    }

    @Nested
    class Refuses {
        @Test
        @Rfc7644("3.5.2-07")
        void whatIsReadOnly() {
            assertThat(refusalOf(() -> patched(replace("id", "1")))).isEqualTo(Refusal.Reason.MUTABILITY);
            assertThat(refusalOf(() -> patched(add("groups", List.of())))).isEqualTo(Refusal.Reason.MUTABILITY);
        }

        @Test
        void aValueOfAnotherType() {
            assertThat(refusalOf(() -> patched(replace("active", "yes")))).isEqualTo(Refusal.Reason.INVALID_VALUE);
            assertThat(refusalOf(() -> patched(add(null, "x")))).isEqualTo(Refusal.Reason.INVALID_VALUE);
        }

        @Test
        void moreValuesThanAreKept() {
            List<Map<String, String>> many = IntStream.range(0, 99)
                    .mapToObj(i -> Map.of("value", "b" + i + "@example.com"))
                    .toList();
            assertThat(refusalOf(() -> patched(add("emails", many)))).isEqualTo(Refusal.Reason.INVALID_VALUE);
            PatchOperation[] oneByOne = IntStream.range(0, 99)
                    .mapToObj(i -> making("emails[type eq \"" + i + "\"].value", "b" + i + "@example.com"))
                    .toArray(PatchOperation[]::new);
            assertThat(refusalOf(() -> patched(oneByOne))).isEqualTo(Refusal.Reason.INVALID_VALUE);
        }

        @Test
        void moreOperationsThanAreTaken() {
            PatchOperation[] many = Stream.generate(() -> remove("title"))
                    .limit(Limits.DEFAULT.patchOperations() + 1)
                    .toArray(PatchOperation[]::new);
            assertThat(refusalOf(() -> patched(many))).isEqualTo(Refusal.Reason.TOO_LARGE);
        }

        @Test
        void namingTheOperation() {
            assertThat(refusal(() -> patched(add("title", "Judge"), replace("active", "yes"))))
                    .hasMessageStartingWith("Operations[1]: ");
        }
    }

    @Test
    void operationsApplyInOrder() {
        assertThat(patched(add("title", "Clerk"), replace("title", "Judge"), remove("name")))
                .containsEntry("title", "Judge")
                .doesNotContainKey("name");
    }

    @Test
    @Rfc7644("3.5.2-10")
    void whateverIsDoneAtMostOneValueIsPrimary() {
        Random random = new Random(7644);
        for (int round = 0; round < 2_000; round++) {
            PatchOperation[] operations = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(i -> randomOperation(random))
                    .toArray(PatchOperation[]::new);
            Object emails = patched(operations).getOrDefault("emails", List.of());
            assertThat((List<?>) emails)
                    .as(Arrays.toString(operations))
                    .filteredOn(email -> Boolean.TRUE.equals(((Map<?, ?>) email).get("primary")))
                    .hasSizeLessThan(2);
        }
    }

    private static PatchOperation randomOperation(Random random) {
        boolean primary = random.nextBoolean();
        String type = random.nextBoolean() ? "work" : "home";
        return switch (random.nextInt(6)) {
            case 0 -> add("emails", List.of(Map.of("value", "r" + random.nextInt(5), "primary", primary)));
            case 1 -> add(null, Map.of("emails", Map.of("value", "r" + random.nextInt(5), "primary", primary)));
            case 2 -> {
                List<Object> both = new ArrayList<>(List.of(WORK, Map.of("value", "x", "primary", primary)));
                yield replace("emails", both);
            }
            case 3 ->
                new PatchOperation(
                        PatchOp.REPLACE,
                        path("emails[type eq \"" + type + "\"].primary"),
                        primary,
                        MissingElement.CREATE);
            case 4 -> remove("emails[type eq \"" + type + "\"]");
            default ->
                new PatchOperation(
                        PatchOp.ADD,
                        path("emails[type eq \"" + type + "\"]"),
                        Map.of("primary", primary),
                        MissingElement.CREATE);
        };
    }

    private static Map<String, Object> patched(PatchOperation... operations) {
        return new PatchRequest(Schemas.USER, List.of(operations))
                .applyTo(ComplexValue.ofPlain(BARBARA))
                .toPlain();
    }

    private static PatchOperation add(@Nullable String path, @Nullable Object value) {
        return new PatchOperation(PatchOp.ADD, path(path), value, MissingElement.REFUSE);
    }

    private static PatchOperation replace(@Nullable String path, @Nullable Object value) {
        return new PatchOperation(PatchOp.REPLACE, path(path), value, MissingElement.REFUSE);
    }

    private static PatchOperation making(String path, Object value) {
        return new PatchOperation(PatchOp.REPLACE, path(path), value, MissingElement.CREATE);
    }

    private static PatchOperation remove(@Nullable String path) {
        return new PatchOperation(PatchOp.REMOVE, path(path), null, MissingElement.REFUSE);
    }

    private static Optional<PatchPath> path(@Nullable String text) {
        return Optional.ofNullable(text).map(path -> PatchPath.parse(path, Schemas.USER, Limits.DEFAULT));
    }
}
