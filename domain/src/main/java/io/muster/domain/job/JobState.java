package io.muster.domain.job;

import java.util.Locale;

/** Where a job stands; while it is running, its {@link JobPhase} says at what. */
public enum JobState {
    /** Its rows are known, and nothing has been done. */
    PLANNED,
    RUNNING,
    PAUSED,
    FINISHED,
    /** It met a bug; what it has done stays, and it may be resumed. */
    FAILED,
    CANCELLED,
    UNDONE;

    /** Such as {@code running}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
