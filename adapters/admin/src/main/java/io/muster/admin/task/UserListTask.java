package io.muster.admin.task;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.user.User;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists users, all or those that a SCIM filter selects. */
public final class UserListTask implements AdminTask {
    private final OperatorCaller operator;
    private final UserProvisioning users;

    @Inject
    public UserListTask(OperatorCaller operator, UserProvisioning users) {
        this.operator = operator;
        this.users = users;
    }

    @Override
    public String name() {
        return "user-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("filter"),
                Parameter.optional("startIndex"),
                Parameter.optional("count"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        ResourceQuery query = new ResourceQuery(
                parameters.text("filter").map(FilterParser::parse),
                parameters.number("startIndex", 1, Integer.MAX_VALUE).orElse(1),
                parameters.number("count", 0, ResourceQuery.MAX_COUNT).orElse(ResourceQuery.DEFAULT_COUNT));
        Page<User> page = users.query(operator.of(parameters), query);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("totalResults", page.totalResults());
        answer.put("startIndex", page.startIndex());
        answer.put("itemsPerPage", page.items().size());
        answer.put("items", page.items().stream().map(UserAnswers::of).toList());
        return answer;
    }
}
