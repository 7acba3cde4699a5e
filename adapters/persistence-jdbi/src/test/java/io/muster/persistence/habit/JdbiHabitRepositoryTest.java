package io.muster.persistence.habit;

import io.muster.application.habit.HabitRepository;
import io.muster.application.habit.HabitRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiHabitRepositoryTest implements HabitRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public HabitRepository habits() {
        return new JdbiHabitRepository(POSTGRES.database());
    }
}
