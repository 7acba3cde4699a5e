package io.muster.admin;

import io.dropwizard.core.setup.AdminEnvironment;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;

/** Registers everything that operators call. */
public final class AdminHttp {
    private final AdminKeyFilter keyFilter;
    private final TasksFilter tasksFilter;

    @Inject
    AdminHttp(AdminKeyFilter keyFilter, TasksFilter tasksFilter) {
        this.keyFilter = keyFilter;
        this.tasksFilter = tasksFilter;
    }

    public void registerOn(AdminEnvironment admin) {
        admin.addFilter("admin-key", keyFilter)
                .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        admin.addFilter("tasks", tasksFilter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/tasks/*");
    }
}
