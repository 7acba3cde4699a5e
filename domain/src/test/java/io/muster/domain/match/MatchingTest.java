package io.muster.domain.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ExternalIdPolicy;
import io.muster.domain.tenant.Protection;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Origin;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ConnectionId OURS = ConnectionId.next(NOW);
    private static final ConnectionId OTHERS = ConnectionId.next(NOW);

    private static final String GUID = "2819c223-7f76-453a-919d-413861904646";

    private final List<String> trace = new ArrayList<>();

    @Test
    void whoeverMeetsNoRuleIsNew() {
        assertThat(decide(pushed("bob", "x1"))).isInstanceOf(MatchOutcome.Create.class);
        assertThat(trace).containsExactly("matched by no rule: a new account");
    }

    @Test
    void theFirstRuleThatMeetsAnybodyDecides() {
        User byName = local("bob");
        User byMail = local("robert");
        assertThat(decide(
                        pushed("bob", "x1"),
                        new Candidate(MatchRule.EMAIL, byMail, false),
                        new Candidate(MatchRule.USER_NAME, byName, false)))
                .isEqualTo(new MatchOutcome.Adopt(byName, MatchRule.USER_NAME));
        assertThat(trace)
                .containsExactly("matched by userName: an account that no IdP has had is linked to this connection");
    }

    @Nested
    class OfOurConnection {
        @Test
        void anAccountInUseIsTakenByWhateverName() {
            User user = linked(OURS, "bob", "x1", true);
            assertThat(by(MatchRule.USER_NAME, user)).isEqualTo(new MatchOutcome.Taken(MatchRule.USER_NAME));
            assertThat(by(MatchRule.ALIAS, user)).isEqualTo(new MatchOutcome.Taken(MatchRule.ALIAS));
        }

        @Test
        void addressesAreSharedFreely() {
            User user = linked(OURS, "robert", "x2", true);
            assertThat(by(MatchRule.EMAIL, user)).isInstanceOf(MatchOutcome.Create.class);
            assertThat(by(MatchRule.MAILBOX_NAME, user)).isInstanceOf(MatchOutcome.Create.class);
        }

        @Test
        void theExternalIdOfAnAccountInUseIsNobodyElsesConcern() {
            for (String externalId : List.of("x1", GUID)) {
                User user = linked(OURS, "robert", externalId, true);
                assertThat(decide(pushed("bob", externalId), new Candidate(MatchRule.EXTERNAL_ID, user, false)))
                        .isInstanceOf(MatchOutcome.Create.class);
            }
        }

        @Test
        void anExternalIdThatMayPassToAnotherPersonBringsNobodyBackByItself() {
            for (boolean deleted : List.of(true, false)) {
                User user = linked(OURS, "robert", "x1", false);
                Candidate candidate = new Candidate(MatchRule.EXTERNAL_ID, user, deleted);
                assertThat(decide(pushed("bob", "x1"), candidate)).isInstanceOf(MatchOutcome.Create.class);
                MatchOutcome known = new MatchOutcome.Return(user, MatchRule.EXTERNAL_ID, deleted);
                assertThat(decide(pushed("robert", "x1"), candidate)).isEqualTo(known);
                assertThat(decide(pushed("bob", "x1"), candidate, new Candidate(MatchRule.ALIAS, user, deleted)))
                        .isEqualTo(known);
                assertThat(decide(ExternalIdPolicy.IMMUTABLE, pushed("bob", "x1"), candidate))
                        .isEqualTo(known);
            }
        }

        @Test
        void aSharedAddressConfirmsAnExternalId() {
            Map<String, Object> before = pushed("robert", "x1");
            before.put("emails", List.of(Map.of("value", "Bob@example.com")));
            User user = User.provisioned(UserId.next(NOW), Optional.of(OURS), attributes(before), NOW);
            Map<String, Object> after = pushed("bob", "x1");
            after.put("emails", List.of(Map.of("value", "bob@EXAMPLE.com")));
            assertThat(decide(after, new Candidate(MatchRule.EXTERNAL_ID, user, true)))
                    .isEqualTo(new MatchOutcome.Return(user, MatchRule.EXTERNAL_ID, true));
        }

        @Test
        void ofSeveralWithOneExternalIdTheOneOfThatNameComesBack() {
            User other = linked(OURS, "robert", GUID, false);
            User same = linked(OURS, "bob", GUID, false);
            assertThat(decide(
                            pushed("bob", GUID),
                            new Candidate(MatchRule.EXTERNAL_ID, other, false),
                            new Candidate(MatchRule.EXTERNAL_ID, same, false)))
                    .isEqualTo(new MatchOutcome.Return(same, MatchRule.EXTERNAL_ID, false));
        }

        @Test
        void whoWasDeactivatedComesBackUnlessThePushSaysInactive() {
            User user = linked(OURS, "bob", "x1", false);
            assertThat(by(MatchRule.USER_NAME, user))
                    .isEqualTo(new MatchOutcome.Return(user, MatchRule.USER_NAME, false));
            Map<String, Object> inactive = pushed("bob", "x1");
            inactive.put("active", false);
            assertThat(decide(inactive, new Candidate(MatchRule.USER_NAME, user, false)))
                    .isEqualTo(new MatchOutcome.Taken(MatchRule.USER_NAME));
            assertThat(by(MatchRule.USER_NAME, linked(OURS, "bob", "x2", false)))
                    .isEqualTo(new MatchOutcome.Taken(MatchRule.USER_NAME));
        }

        @Test
        void whoWasDeletedIsTheSamePersonByItsExternalIdOnly() {
            User user = linked(OURS, "bob", GUID, true);
            assertThat(decide(pushed("robert", GUID), new Candidate(MatchRule.EXTERNAL_ID, user, true)))
                    .isEqualTo(new MatchOutcome.Return(user, MatchRule.EXTERNAL_ID, true));
            assertThat(decide(
                            ExternalIdPolicy.REUSABLE,
                            pushed("robert", GUID),
                            new Candidate(MatchRule.EXTERNAL_ID, user, true)))
                    .isInstanceOf(MatchOutcome.Create.class);
            User namesake = linked(OURS, "bob", "x2", true);
            assertThat(decide(pushed("bob", "x1"), new Candidate(MatchRule.USER_NAME, namesake, true)))
                    .isInstanceOf(MatchOutcome.Create.class);
        }
    }

    @Nested
    class OfNoConnection {
        @Test
        void anAccountIsAdoptedByItsNames() {
            User user = local("bob");
            assertThat(by(MatchRule.USER_NAME, user)).isEqualTo(new MatchOutcome.Adopt(user, MatchRule.USER_NAME));
            assertThat(by(MatchRule.ALIAS, user)).isEqualTo(new MatchOutcome.Adopt(user, MatchRule.ALIAS));
        }

        @Test
        void byAnAddressOnlyWithinTheDomainsOfTheTenant() {
            User user = local("bob@example.com");
            assertThat(decide(pushed("Bob@example.com", "x1"), new Candidate(MatchRule.EMAIL, user, false)))
                    .isEqualTo(new MatchOutcome.Adopt(user, MatchRule.EMAIL));
            User outside = local("bob@example.org");
            assertThat(decide(pushed("Bob@example.org", "x1"), new Candidate(MatchRule.EMAIL, outside, false)))
                    .isEqualTo(
                            new MatchOutcome.Conflict(ConflictCause.UNVERIFIED_DOMAIN, MatchRule.EMAIL, outside.id()));
        }

        @Test
        void severalAreForPeopleToDecide() {
            Candidate one = new Candidate(MatchRule.MAILBOX_NAME, local("one"), false);
            Candidate two = new Candidate(MatchRule.MAILBOX_NAME, local("two"), false);
            assertThat(decide(pushed("bob@example.com", "x1"), one, two))
                    .isInstanceOfSatisfying(
                            MatchOutcome.Conflict.class,
                            conflict -> assertThat(conflict.cause()).isEqualTo(ConflictCause.AMBIGUOUS));
            assertThat(decide(pushed("bob@example.com", "x1"), one, one)).isInstanceOf(MatchOutcome.Adopt.class);
        }

        @Test
        void noAdministratorAndNoProtectedAccountIsAdoptedByAnyRule() {
            for (String role : List.of("ADMIN", "USER_MANAGER", "user_manager")) {
                User admin = User.known(
                        UserId.next(NOW),
                        Origin.LOCAL,
                        attributes(pushed("bob", null)),
                        Grants.byHand(Set.of(role), "operator"),
                        NOW);
                for (MatchRule rule :
                        List.of(MatchRule.USER_NAME, MatchRule.ALIAS, MatchRule.EMAIL, MatchRule.MAILBOX_NAME)) {
                    assertThat(decide(pushed("bob@example.com", "x1"), new Candidate(rule, admin, false)))
                            .isEqualTo(new MatchOutcome.Conflict(ConflictCause.PROTECTED, rule, admin.id()));
                }
            }
        }
    }

    @Test
    void anAccountOfAnotherConnectionIsNeverTaken() {
        User user = linked(OTHERS, "bob", "x1", true);
        for (MatchRule rule : List.of(MatchRule.USER_NAME, MatchRule.ALIAS, MatchRule.EMAIL, MatchRule.MAILBOX_NAME)) {
            assertThat(by(rule, user))
                    .isEqualTo(new MatchOutcome.Conflict(ConflictCause.OTHER_CONNECTION, rule, user.id()));
        }
    }

    @Test
    void aConflictSaysTheWayOutInWhatAnIdpShows() {
        for (ConflictCause cause : ConflictCause.values()) {
            for (MatchRule rule : MatchRule.values()) {
                assertThat(cause.refusal(rule).getMessage())
                        .hasSizeBetween(80, 260)
                        .contains(rule.inWords());
            }
        }
    }

    private MatchOutcome by(MatchRule rule, User user) {
        return decide(pushed("bob", "x1"), new Candidate(rule, user, false));
    }

    private MatchOutcome decide(Map<String, Object> pushed, Candidate... candidates) {
        return decide(ExternalIdPolicy.AUTO, pushed, candidates);
    }

    private MatchOutcome decide(ExternalIdPolicy externalIds, Map<String, Object> pushed, Candidate... candidates) {
        Matching matching =
                new Matching(Optional.of(OURS), new ProtectedAccounts(Protection.NONE), externalIds, trace::add);
        ComplexValue attributes = attributes(pushed);
        return matching.decide(attributes, MatchKeys.of(attributes, List.of("example.com")), List.of(candidates));
    }

    private static User local(String userName) {
        return User.known(UserId.next(NOW), Origin.LOCAL, attributes(pushed(userName, null)), Grants.NONE, NOW);
    }

    private static User linked(ConnectionId connection, String userName, String externalId, boolean active) {
        Map<String, Object> document = pushed(userName, externalId);
        document.put("active", active);
        return User.provisioned(UserId.next(NOW), Optional.of(connection), attributes(document), NOW);
    }

    private static Map<String, Object> pushed(String userName, String externalId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("userName", userName);
        if (externalId != null) {
            document.put("externalId", externalId);
        }
        return document;
    }

    private static ComplexValue attributes(Map<String, Object> document) {
        return ComplexValue.ofPlain(document);
    }
}
