package io.muster.admin.task;

import io.muster.application.link.LinkAdministration;
import io.muster.domain.link.OperationId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes back what one of the tasks on links did. */
public final class LinkUndoTask implements AdminTask {
    private final LinkAdministration links;

    @Inject
    public LinkUndoTask(LinkAdministration links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "link-undo";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("operation"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        OperationId operation = OperationId.parse(parameters.text("operation").orElseThrow())
                .orElseThrow(() -> new BadParameter("operation must be the id that the task answered."));
        return LinkAnswers.of(links.undo(parameters.actor(), parameters.tenant(), operation));
    }
}
