package io.muster.application.activity;

import jakarta.inject.Inject;

/** Ends lines of the activity log when their days are over, some at a time; it may be killed at any moment, and run on any number of nodes. */
public final class ActivityRetention {
    private static final int BATCH = 5_000;

    private final ActivityLog activities;
    private final ActivitySettings settings;

    @Inject
    public ActivityRetention(ActivityLog activities, ActivitySettings settings) {
        this.activities = activities;
        this.settings = settings;
    }

    public void run() {
        while (activities.forget(settings.kept(), BATCH) == BATCH) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
