package io.muster.domain.template;

import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Grant;
import io.muster.domain.Grant.Kind;
import io.muster.domain.Refusal;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.Grants;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final ResourceType USER = Schemas.USER;
    private static final String DEPARTMENT = Schemas.ENTERPRISE_USER_URN + ":department";

    @Nested
    class Grantings {
        @Test
        void areThoseOfAllTemplatesThatApplyEachWithItsSource() {
            Templates templates = Templates.of(List.of(
                    everyone("EDITOR"),
                    template("Sales", 20, DEPARTMENT + " eq \"sales\"", Map.of(), "SELLER", "EDITOR"),
                    template("Legal", 30, DEPARTMENT + " eq \"Legal\"", Map.of(), "LAWYER")));
            User user = arrived(templates, person("department", "Sales"));
            assertThat(user.roles()).containsExactlyInAnyOrder("EDITOR", "SELLER");
            assertThat(user.grants().held())
                    .extracting(held -> held.source().inWords())
                    .containsExactlyInAnyOrder("template Everyone", "template Sales", "template Sales");
        }

        @Test
        void byHandStayWhateverATemplateTakes() {
            Templates templates = Templates.of(List.of(template("Sales", 1, "title pr", Map.of(), "SELLER", "EDITOR")));
            User before = arrived(
                    templates, person("title", "Head").with(Grants.byHand(Set.of("SELLER", "OWNER"), "operator")));
            assertThat(before.roles()).containsExactlyInAnyOrder("SELLER", "EDITOR", "OWNER");
            User after = before.replace(before.attributes().without("title"), NOON);
            assertThat(templates.onChange(USER, before, after).applyTo(after).roles())
                    .containsExactlyInAnyOrder("SELLER", "OWNER");
            assertThat(Templates.NONE.onArrival(USER, before).applyTo(before).roles())
                    .containsExactlyInAnyOrder("SELLER", "OWNER");
        }

        @Test
        void givenByHandAreExchangedWithoutTouchingThoseOfTemplates() {
            User user = arrived(Templates.of(List.of(everyone("EDITOR"))), person("title", "x"));
            Grants set = user.grants().withRolesByHand(Set.of("OWNER", "EDITOR"), "ann");
            assertThat(set.roles()).containsExactlyInAnyOrder("EDITOR", "OWNER");
            Grants fewer = set.withRolesByHand(Set.of("OWNER"), "bob");
            assertThat(fewer.roles()).containsExactlyInAnyOrder("EDITOR", "OWNER");
            assertThat(fewer.held())
                    .extracting(held -> held.source().inWords())
                    .containsExactly("template Everyone", "by hand: ann");
            assertThat(refusal(() -> Grants.byHand(Set.of(" "), "ann")).reason())
                    .isEqualTo(Reason.INVALID_VALUE);
        }

        @Test
        void ofATemplateThatIsNotLookedAtAgainStayAsTheyAre() {
            Template once = onArrivalOnly(template("Once", 1, "title eq \"Guest\"", Map.of(), "GUEST"));
            Templates templates =
                    Templates.of(List.of(once, template("Staff", 2, "title eq \"Staff\"", Map.of(), "STAFF")));
            User guest = arrived(templates, person("title", "Guest"));
            User staff = guest.replace(person("title", "Staff").attributes(), NOON);
            User after = templates.onChange(USER, guest, staff).applyTo(staff);
            assertThat(after.roles()).containsExactlyInAnyOrder("GUEST", "STAFF");
            User back = after.replace(person("title", "Guest").attributes(), NOON);
            assertThat(templates.onChange(USER, after, back).applyTo(back).roles())
                    .containsExactly("GUEST");
        }

        @Test
        void ofOneTemplateAreFoundWithoutLookingAtTheOthers() {
            Templates both = Templates.of(List.of(everyone("EDITOR"), template("Sales", 2, null, Map.of(), "SELLER")));
            User user = person("title", "x");
            User sold = both.ofOne("SALES", USER, user).applyTo(user);
            assertThat(sold.roles()).containsExactly("SELLER");
            User all = both.ofOne("Everyone", USER, sold).applyTo(sold);
            assertThat(all.roles()).containsExactlyInAnyOrder("EDITOR", "SELLER");
            assertThat(Templates.NONE.ofOne("Sales", USER, all).applyTo(all).roles())
                    .containsExactly("EDITOR");
        }

        @Test
        void areNoProtectedRolesUnlessTheSecondSwitchIsOn() {
            Template protecting = everyone("ADMIN", "EDITOR");
            assertThat(arrived(Templates.of(List.of(protecting)), person("title", "x"))
                            .roles())
                    .containsExactly("EDITOR");
            Template meant = mayGrantProtected(protecting);
            assertThat(arrived(Templates.of(List.of(meant)), person("title", "x"))
                            .roles())
                    .containsExactlyInAnyOrder("ADMIN", "EDITOR");
        }
    }

    @Nested
    class Conditions {
        @ParameterizedTest
        @CsvSource({
            "userName sw \"BOB\", true",
            "active eq false, false",
            "emails[type eq \"work\" and value ew \"@acme.example\"], true",
            "groups.display eq \"judges\", true",
            "groups[type eq \"direct\" and display sw \"Jud\"], true",
            "groups.value eq \"x\", false",
            "not (groups.display eq \"Judges\"), false",
            "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\", false",
            "id pr and meta.created lt \"2030-01-01T00:00:00Z\", true"
        })
        void areFiltersOverTheUserAndItsGroups(String condition, boolean applies) {
            User bob = user(Map.of(
                            "userName",
                            "bob@acme.example",
                            "emails",
                            List.of(Map.of("value", "bob@ACME.example", "type", "work"))))
                    .inGroups(List.of(new UserGroup(GroupId.next(NOON), true, "Judges")));
            Templates templates = Templates.of(List.of(template("T", 1, condition, Map.of(), "R")));
            assertThat(arrived(templates, bob).roles()).hasSize(applies ? 1 : 0);
        }

        @Test
        void askForGroupsOrNot() {
            assertThat(asking("userName pr")).isFalse();
            assertThat(asking("title pr or not (GROUPS.display eq \"x\")")).isTrue();
            assertThat(asking("title pr and groups[display eq \"x\"]")).isTrue();
            assertThat(asking(Schemas.USER_URN + ":groups.value pr")).isTrue();
        }

        private static boolean asking(String condition) {
            return Templates.of(List.of(template("T", 1, condition, Map.of()))).askForGroups(USER);
        }

        @Test
        void thatNoSchemaKnowsAnyMoreLetTheTemplateOutAndSaySo() {
            Templates templates = Templates.of(List.of(template("Old", 1, "badge eq 7", Map.of(), "R"), everyone("E")));
            Evaluation evaluation = templates.onArrival(USER, person("title", "x"));
            assertThat(evaluation.grants()).hasSize(1);
            assertThat(evaluation.steps()).anyMatch(step -> step.contains("Old is left out"));
        }
    }

    @Nested
    class Defaults {
        @Test
        void fillWhatIsMissingAndNothingElse() {
            Templates templates = Templates.of(List.of(template(
                    "T",
                    1,
                    null,
                    Map.of(
                            "title",
                            "Employee",
                            "name",
                            Map.of("givenName", "Any", "familyName", "Body"),
                            Schemas.ENTERPRISE_USER_URN,
                            Map.of("costCenter", "1")))));
            User user = arrived(
                    templates, user(Map.of("userName", "bob", "title", "Head", "name", Map.of("givenName", "Bob"))));
            assertThat(user.attributes().text("title")).contains("Head");
            assertThat(user.attributes().toPlain().get("name"))
                    .isEqualTo(Map.of("givenName", "Bob", "familyName", "Body"));
            assertThat(user.attributes().get(Schemas.ENTERPRISE_USER_URN)).isPresent();
            assertThat(user.version()).isEqualTo(1);
        }

        @Test
        void ofASingleValueAreThoseOfTheTemplateThatComesFirstAndTheOtherIsReported() {
            Templates templates = Templates.of(List.of(
                    template("Late", 20, null, Map.of("title", "B", "locale", "de")),
                    template("Early", 10, null, Map.of("title", "A"))));
            Evaluation evaluation = templates.onArrival(USER, user(Map.of("userName", "bob")));
            assertThat(evaluation.defaults().text("title")).contains("A");
            assertThat(evaluation.defaults().text("locale")).contains("de");
            assertThat(evaluation.steps())
                    .contains("templates: the default of title is that of Early, which comes before Late");
            assertThat(templates.onArrival(USER, person("title", "C")).steps()).hasSize(1);
        }

        @Test
        void ofSeveralValuesAddUp() {
            Templates templates = Templates.of(List.of(
                    template("A", 1, null, Map.of("entitlements", List.of(Map.of("value", "x")))),
                    template(
                            "B",
                            2,
                            null,
                            Map.of("entitlements", List.of(Map.of("value", "y"), Map.of("value", "x"))))));
            User user = arrived(templates, user(Map.of("userName", "bob")));
            assertThat(user.attributes()
                            .elements("entitlements")
                            .map(one -> one.text("value").orElseThrow()))
                    .containsExactly("x", "y");
        }

        @Test
        void thatWereClearedStayClearedUntilATemplateBeginsToApply() {
            Templates templates = Templates.of(List.of(
                    template("All", 1, null, Map.of("title", "Employee")),
                    template("Nick", 2, "nickName pr", Map.of("locale", "de"))));
            User before = arrived(templates, user(Map.of("userName", "bob")));
            User cleared = before.replace(before.attributes().without("title"), NOON);
            assertThat(templates.onChange(USER, before, cleared).defaults().isEmpty())
                    .isTrue();
            User named = before.replace(
                    user(Map.of("userName", "bob", "nickName", "b")).attributes(), NOON);
            assertThat(templates.onChange(USER, before, named).defaults().attributes())
                    .containsOnlyKeys("locale");
        }
    }

    @Nested
    class Saving {
        @ParameterizedTest
        @ValueSource(strings = {"badge eq 7", "title gt true", "name eq \"x\"", "title[value eq \"x\"]"})
        void refusesAConditionThatDoesNotFitTheSchemas(String condition) {
            Refusal refusal = refused(template("T", 1, condition, Map.of()));
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER);
            assertThat(refusal).hasMessageStartingWith("when: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ADMIN", "USER_MANAGER", "admin"})
        void refusesAProtectedRoleWithoutTheSecondSwitch(String role) {
            Template template = everyone(role);
            assertThat(refused(template)).hasMessageContaining("mayGrantProtected=true");
            assertThat(refused(template).reason()).isEqualTo(Reason.NOT_ALLOWED_NOW);
            TemplateRules.requireFitting(USER, mayGrantProtected(template), List.of());
        }

        @ParameterizedTest
        @ValueSource(strings = {"userName", "externalId", "emails", "phoneNumbers", "active"})
        void refusesADefaultOfWhatIsEachPersonsOwn(String attribute) {
            Object value = attribute.endsWith("s") ? List.of(Map.of("value", "x")) : "x";
            Template template =
                    template("T", 1, null, Map.of(attribute, attribute.equals("active") ? (Object) true : value));
            assertThat(refused(template)).hasMessageContaining("defaults." + attribute);
        }

        @Test
        void refusesTwoOfOnePriorityThatContradictOneAnother() {
            Template one = template("One", 7, "title pr", Map.of("name", Map.of("givenName", "A"), "locale", "de"));
            Template two = template("Two", 7, null, Map.of("name", Map.of("givenName", "B"), "locale", "de"));
            Refusal refusal = refusal(() -> TemplateRules.requireFitting(USER, two, List.of(one)));
            assertThat(refusal).hasMessageContainingAll("One", "name.givenName", "another priority");
            TemplateRules.requireFitting(USER, disabled(two), List.of(one));
            TemplateRules.requireFitting(USER, two, List.of(template("One", 8, null, Map.of("locale", "en"))));
        }

        @Test
        void isBounded() {
            List<Template> many = new ArrayList<>();
            for (int i = 0; i < TemplateRules.MAX_TEMPLATES; i++) {
                many.add(template("T" + i, 1, null, Map.of()));
            }
            assertThat(refusal(() -> TemplateRules.requireFitting(USER, everyone("R"), many)))
                    .hasMessageContaining("at most 100");
            String[] roles = IntStream.rangeClosed(0, Template.MAX_GRANTS)
                    .mapToObj(i -> "R" + i)
                    .toArray(String[]::new);
            assertThat(refusal(() -> everyone(roles))).hasMessageContaining("at most 50");
            assertThat(refusal(() -> Template.named(" "))).hasMessageContaining("name");
            assertThat(refusal(() -> template("T", 0, null, Map.of()))).hasMessageContaining("priority");
        }

        private static Refusal refused(Template template) {
            return refusal(() -> TemplateRules.requireFitting(USER, template, List.of()));
        }
    }

    private static User arrived(Templates templates, User user) {
        return templates.onArrival(USER, user).applyTo(user);
    }

    private static User person(String attribute, String value) {
        return attribute.equals("department")
                ? user(Map.of("userName", "bob", Schemas.ENTERPRISE_USER_URN, Map.of(attribute, value)))
                : user(Map.of("userName", "bob", attribute, value));
    }

    private static User user(Map<String, ?> document) {
        return User.provisioned(UserId.next(NOON), Optional.empty(), attributes(document), NOON);
    }

    private static ComplexValue attributes(Map<String, ?> document) {
        return ValueReader.readResource(USER, document);
    }

    private static Template everyone(String... roles) {
        return template("Everyone", 10, null, Map.of(), roles);
    }

    private static Template template(
            String name, int priority, @Nullable String when, Map<String, ?> defaults, String... roles) {
        Set<Grant> grants =
                Arrays.stream(roles).map(role -> Grant.named(Kind.ROLE, role)).collect(Collectors.toSet());
        return new Template(
                name,
                priority,
                true,
                Optional.ofNullable(when).map(FilterParser::parse),
                grants,
                attributes(defaults),
                false,
                true,
                1);
    }

    private static Template onArrivalOnly(Template of) {
        return new Template(
                of.name(), of.priority(), true, of.condition(), of.grants(), of.defaults(), false, false, 1);
    }

    private static Template mayGrantProtected(Template of) {
        return new Template(of.name(), of.priority(), true, of.condition(), of.grants(), of.defaults(), true, true, 1);
    }

    private static Template disabled(Template of) {
        return new Template(
                of.name(), of.priority(), false, of.condition(), of.grants(), of.defaults(), false, true, 1);
    }
}
