package io.muster.admin.task;

import io.muster.application.link.LinkAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clears the IdP link of a user, who keeps everything else; {@code mode=preview} only tells. */
public final class LinkClearTask implements AdminTask {
    private final LinkAdministration links;

    @Inject
    public LinkClearTask(LinkAdministration links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "link-clear";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("user"),
                Parameter.required("reason"),
                Parameter.optional("mode"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return LinkAnswers.of(
                links.clear(parameters.actor(), parameters.tenant(), parameters.user(), LinkAnswers.mode(parameters)));
    }
}
