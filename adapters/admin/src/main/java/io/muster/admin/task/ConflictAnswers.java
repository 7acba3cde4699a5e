package io.muster.admin.task;

import io.muster.application.match.ConflictResolution.Resolved;
import io.muster.application.match.HeldConflict;
import io.muster.domain.match.Decision;
import io.muster.domain.tenant.ConnectionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Held conflicts as tasks show them. */
final class ConflictAnswers {
    private ConflictAnswers() {}

    static Map<String, @Nullable Object> of(HeldConflict conflict) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("conflict", conflict.id().toString());
        answer.put("userName", conflict.userName());
        answer.put(
                "connection", conflict.connection().map(ConnectionId::toString).orElse(null));
        answer.put("rule", Parameters.lower(conflict.rule()));
        answer.put("cause", Parameters.lower(conflict.cause()));
        answer.put("user", conflict.user().toString());
        answer.put("renamed", conflict.renamed().map(Object::toString).orElse(null));
        answer.put("fix", conflict.fix());
        answer.put("reference", conflict.reference().value());
        answer.put("first", conflict.first().toString());
        answer.put("last", conflict.last().toString());
        answer.put("times", conflict.times());
        answer.put(
                "decision",
                conflict.decision().map(decision -> decision.how().publicName()).orElse(null));
        answer.put("decidedBy", conflict.decision().map(Decision::by).orElse(null));
        answer.put(
                "decidedAt",
                conflict.decision().map(decision -> decision.at().toString()).orElse(null));
        answer.put(
                "decisionEnds",
                conflict.decision()
                        .map(decision -> decision.endsAt().toString())
                        .orElse(null));
        return answer;
    }

    static Map<String, @Nullable Object> of(Resolved resolved, boolean applied) {
        Map<String, @Nullable Object> answer = of(resolved.conflict());
        answer.put("applied", applied);
        answer.put("effect", resolved.effect());
        answer.put("account", UserAnswers.of(resolved.account()));
        return answer;
    }
}
