package io.muster.application.activity;

class InMemoryActivityLogTest implements ActivityLogContract {
    private final InMemoryActivityLog activities = new InMemoryActivityLog();

    @Override
    public ActivityLog activities() {
        return activities;
    }
}
