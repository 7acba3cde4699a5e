package io.muster.application.activity;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Activity.Outcome;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityHistoryServiceTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final ActivityHistory history = memory.activityHistory(clock);
    private final Caller caller = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    @Test
    void aFailureIsFoundByTheReferenceThatTheClientWasGiven() {
        fail(Optional.of("1"), Set.of());
        ActivityQuery byReference = new ActivityQuery(
                Optional.of(caller.trace().reference().value()), Set.of(), Optional.empty(), Optional.empty(), 9);
        assertThat(history.query(caller, byReference))
                .singleElement()
                .satisfies(line -> assertThat(line.detail()).isEqualTo("userName is taken"))
                .extracting(Activity::outcome)
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aFailureIsFoundByWhatTheRequestNamedThePersonByThoughThereIsNoAccount() {
        fail(Optional.empty(), Set.of("Bob@Example.com", "x1"));
        for (String text : List.of("bob@example.com", "BOB@EXAMPLE.COM ", "x1")) {
            assertThat(about(text)).as(text).hasSize(1);
        }
        assertThat(about("alice")).isEmpty();
    }

    @Test
    void whatConcernsAUserIsFoundByItsNamesAndByItsId() {
        fail(Optional.empty(), Set.of("bob"));
        User user = memory.userProvisioning(clock)
                .create(
                        caller,
                        aUser().named("bob")
                                .with("externalId", "x1")
                                .with("emails", List.of(Map.of("value", "bob@example.com")))
                                .attributes());
        fail(Optional.of(user.id().toString()), Set.of());
        for (String text : List.of("BOB", "x1", "Bob@example.com", user.id().toString())) {
            assertThat(about(text)).as(text).hasSize(3);
        }
    }

    private void fail(Optional<String> subject, Set<String> persons) {
        history.recordFailure(
                caller, new FailedRequest("user create", subject, persons, Cause.UNIQUENESS, "userName is taken"));
    }

    private List<Activity> about(String text) {
        return history.query(
                caller,
                new ActivityQuery(Optional.empty(), history.whom(caller, text), Optional.empty(), Optional.empty(), 9));
    }
}
