package io.muster.simulator;

/** The first cycle: everybody is provisioned, then some are changed. */
final class Initial implements Scenario {
    @Override
    public String name() {
        return "initial";
    }

    @Override
    public void play(Run run) {
        People.each(run.users(), person -> run.idp().provision(run.steps(), run.client(), person));
        run.idp().afterwards(run.steps(), run.client(), run.users());
    }
}
