package io.muster.application.habit;

class InMemoryHabitRepositoryTest implements HabitRepositoryContract {
    private final HabitRepository habits = new InMemoryHabitRepository();

    @Override
    public HabitRepository habits() {
        return habits;
    }
}
