package io.muster.admin.task;

import io.muster.application.link.LinkAdministration;
import io.muster.application.link.LinkAdministration.Decision;
import io.muster.application.link.LinkAdministration.Resolution;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes two accounts one, or gives the one that {@code retire} names another user name ({@code how=rename}), or says that they are two people
 * ({@code how=keep-both}); {@code mode=preview} only tells.
 */
public final class DuplicateResolveTask implements AdminTask {
    private final LinkAdministration links;

    @Inject
    public DuplicateResolveTask(LinkAdministration links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "duplicate-resolve";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("keep"),
                Parameter.required("retire"),
                Parameter.required("reason"),
                Parameter.optional("how"),
                Parameter.optional("userName"),
                Parameter.optional("mode"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Decision decision = new Decision(
                parameters.user("keep"),
                parameters.user("retire"),
                parameters.oneOf("how", Resolution.values()).orElse(Resolution.LINK),
                parameters.text("userName"));
        return LinkAnswers.of(
                links.resolve(parameters.actor(), parameters.tenant(), decision, LinkAnswers.mode(parameters)));
    }
}
