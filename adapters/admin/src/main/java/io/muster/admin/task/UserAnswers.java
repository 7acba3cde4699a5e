package io.muster.admin.task;

import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user as tasks show it. */
final class UserAnswers {
    private UserAnswers() {}

    static Map<String, @Nullable Object> of(User user) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", user.id().toString());
        answer.put("userName", user.userName());
        answer.put("active", user.active());
        answer.put("origin", Parameters.lower(user.origin()));
        answer.put("roles", user.roles().stream().sorted().toList());
        answer.put("connection", user.linkedTo().map(ConnectionId::toString).orElse(null));
        answer.put("externalId", user.externalId().orElse(null));
        answer.put("created", user.created().toString());
        answer.put("lastModified", user.lastModified().toString());
        return answer;
    }
}
