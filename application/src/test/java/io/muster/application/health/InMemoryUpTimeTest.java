package io.muster.application.health;

import java.time.Duration;

class InMemoryUpTimeTest implements UpTimeContract {
    private final InMemoryUpTime upTime = new InMemoryUpTime();

    @Override
    public UpTime upTime() {
        return upTime;
    }

    @Override
    public void pass(Duration span) {
        upTime.pass(span);
    }
}
