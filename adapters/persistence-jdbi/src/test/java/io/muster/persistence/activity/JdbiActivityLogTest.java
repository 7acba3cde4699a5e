package io.muster.persistence.activity;

import io.muster.application.activity.ActivityLog;
import io.muster.application.activity.ActivityLogContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiActivityLogTest implements ActivityLogContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final ActivityLog activities = new JdbiActivityLog(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public ActivityLog activities() {
        return activities;
    }
}
