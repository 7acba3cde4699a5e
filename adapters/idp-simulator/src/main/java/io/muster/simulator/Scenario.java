package io.muster.simulator;

/** Something that happens at the IdP, once its connection test has passed; the same for every IdP. */
interface Scenario {
    String name();

    /** Ends with everybody as they were, so that it can be played again. */
    void play(Run run);
}
