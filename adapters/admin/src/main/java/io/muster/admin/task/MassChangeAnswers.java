package io.muster.admin.task;

import io.muster.domain.departure.MassChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mass changes as tasks show them. */
final class MassChangeAnswers {
    private MassChangeAnswers() {}

    static Map<String, @Nullable Object> of(MassChange change) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("massChange", change.id().toString());
        answer.put("connection", change.connection().toString());
        answer.put("state", Parameters.lower(change.state()));
        answer.put("began", change.began().toString());
        answer.put("ended", change.ended().map(Object::toString).orElse(null));
        answer.put("deactivated", change.tally().deactivated());
        answer.put("deleted", change.tally().deleted());
        answer.put("removedFromGroups", change.tally().removedFromGroups());
        return answer;
    }
}
