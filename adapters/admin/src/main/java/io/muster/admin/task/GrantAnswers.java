package io.muster.admin.task;

import io.muster.domain.Grant;
import io.muster.domain.user.GrantSource.OfTemplate;
import io.muster.domain.user.Grants;
import io.muster.domain.user.HeldGrant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grants as tasks show them. */
final class GrantAnswers {
    private GrantAnswers() {}

    /** One for each grant and source. */
    static List<Map<String, @Nullable Object>> of(Grants grants) {
        return grants.held().stream().map(GrantAnswers::of).toList();
    }

    private static Map<String, @Nullable Object> of(HeldGrant held) {
        Map<String, @Nullable Object> answer = of(held.grant());
        answer.put("source", held.source().inWords());
        answer.put("version", held.source() instanceof OfTemplate template ? template.version() : null);
        return answer;
    }

    static List<Map<String, @Nullable Object>> of(Collection<Grant> grants) {
        return grants.stream().map(GrantAnswers::of).toList();
    }

    static Map<String, @Nullable Object> of(Grant grant) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("kind", grant.kind().publicName());
        answer.put("id", grant.id());
        return answer;
    }
}
