package io.muster.admin.task;

import io.muster.application.user.UserAdministration;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a user the roles that it has by hand from now on, {@code none} for none; those of templates stay. */
public final class UserSetTask implements AdminTask {
    private final UserAdministration users;

    @Inject
    public UserSetTask(UserAdministration users) {
        this.users = users;
    }

    @Override
    public String name() {
        return "user-set";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("user"),
                Parameter.required("roles"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return UserAnswers.of(users.setRoles(
                parameters.actor(),
                parameters.tenant(),
                parameters.user(),
                new HashSet<>(parameters.list("roles").orElseThrow())));
    }
}
