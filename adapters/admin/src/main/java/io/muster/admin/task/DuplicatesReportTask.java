package io.muster.admin.task;

import io.muster.application.link.LinkAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists pairs of accounts that may be one person. */
public final class DuplicatesReportTask implements AdminTask {
    private final LinkAdministration links;

    @Inject
    public DuplicatesReportTask(LinkAdministration links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "duplicates-report";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                links.duplicates(parameters.tenant()).stream()
                        .map(LinkAnswers::of)
                        .toList());
    }
}
