package io.muster.application;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.activity.ActivityLog;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.user.UserRepository;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import org.junit.jupiter.api.Test;

/** What every UnitOfWork does with the repositories that belong to it; the tenant ACME is there. */
public interface UnitOfWorkContract {
    UnitOfWork unitOfWork();

    UserRepository users();

    ActivityLog activities();

    @Test
    default void whatAUnitDoesIsKeptAndItsResultGiven() {
        User user = aUser().build();
        String result = unitOfWork().execute(() -> {
            users().insert(ACME.id(), user);
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(users().find(ACME.id(), user.id())).contains(user);
    }

    @Test
    default void aUnitSeesItsOwnChanges() {
        User user = aUser().build();
        unitOfWork().execute(() -> {
            users().insert(ACME.id(), user);
            return assertThat(users().find(ACME.id(), user.id())).contains(user);
        });
    }

    @Test
    default void afterAFailureNothingIsKept() {
        User user = aUser().build();
        assertThatThrownBy(() -> unitOfWork().execute(() -> {
                    users().insert(ACME.id(), user);
                    activities().add(ACME.id(), created(user));
                    throw new IllegalArgumentException("after both");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("after both");
        assertThat(users().find(ACME.id(), user.id())).isEmpty();
        assertThat(activities().query(ACME.id(), ActivityQuery.about(user.id().toString())))
                .isEmpty();
    }

    @Test
    default void unitsDoNotNest() {
        assertThatThrownBy(() -> unitOfWork().execute(() -> unitOfWork().execute(() -> "inner")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(unitOfWork().execute(() -> "next")).isEqualTo("next");
    }

    private static Activity created(User user) {
        return Activity.done("token 1", UserEvent.created(user), Trace.begin(), user.created());
    }
}
