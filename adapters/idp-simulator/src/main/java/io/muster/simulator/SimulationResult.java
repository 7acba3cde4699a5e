package io.muster.simulator;

/** How many steps did what they should, and how many did not. */
public record SimulationResult(int passed, int failed) {
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed";
    }
}
