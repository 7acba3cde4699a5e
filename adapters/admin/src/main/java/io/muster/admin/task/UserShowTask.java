package io.muster.admin.task;

import io.muster.application.Caller;
import io.muster.application.ResourceQuery;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.user.UserAdministration;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.Operator;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a user, named by its id or its user name, and its story. */
public final class UserShowTask implements AdminTask {
    private final OperatorCaller operator;
    private final UserProvisioning users;
    private final UserAdministration administration;
    private final ActivityHistory activities;

    @Inject
    public UserShowTask(
            OperatorCaller operator,
            UserProvisioning users,
            UserAdministration administration,
            ActivityHistory activities) {
        this.operator = operator;
        this.users = users;
        this.administration = administration;
        this.activities = activities;
    }

    @Override
    public String name() {
        return "user-show";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("user"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Caller caller = operator.of(parameters);
        User user = find(caller, parameters.text("user").orElseThrow());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>(UserAnswers.of(user));
        answer.put("grants", GrantAnswers.of(user.grants()));
        answer.put("aliases", administration.aliases(parameters.tenant(), user.id()));
        answer.put("attributes", user.attributes().toPlain());
        answer.put(
                "story",
                ActivityAnswers.of(
                        activities.query(caller, ActivityQuery.about(user.id().toString()))));
        return answer;
    }

    private User find(Caller caller, String named) {
        Optional<UserId> id = UserId.parse(named);
        if (id.isPresent()) {
            return users.get(caller, id.get());
        }
        Filter byName = new Filter.Comparison("userName", Operator.EQ, named);
        return users.query(caller, new ResourceQuery(Optional.of(byName), 1, 1)).items().stream()
                .findFirst()
                .orElseThrow(UserProvisioning::unknownUser);
    }
}
