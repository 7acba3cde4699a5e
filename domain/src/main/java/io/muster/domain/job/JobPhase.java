package io.muster.domain.job;

/** What a job does to its rows: each phase goes through them once, in their order. */
public enum JobPhase {
    PLAN,
    RUN,
    UNDO
}
