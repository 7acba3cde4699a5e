package io.muster.application;

import java.util.List;
import java.util.function.Supplier;

/** One unit at a time; when one fails, each participant goes back to where it was. */
public final class InMemoryUnitOfWork implements UnitOfWork {
    private final List<Participant> participants;
    private boolean running;

    public InMemoryUnitOfWork(Participant... participants) {
        this.participants = List.of(participants);
    }

    @Override
    public synchronized <T> T execute(Supplier<T> work) {
        if (running) {
            throw new IllegalStateException("units of work do not nest");
        }
        running = true;
        List<Runnable> undo = participants.stream().map(Participant::remember).toList();
        try {
            return work.get();
        } catch (Throwable e) {
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            running = false;
        }
    }

    /** What a failed unit of work puts back. */
    public interface Participant {
        /** Gives the way back to what is now. */
        Runnable remember();
    }
}
