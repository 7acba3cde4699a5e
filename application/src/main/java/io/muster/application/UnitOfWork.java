package io.muster.application;

import java.util.function.Supplier;

/** All or nothing: what the repositories do inside is kept together, or not at all. */
public interface UnitOfWork {
    /** Runs the work in one transaction on this thread; whatever it throws undoes it. Units do not nest. */
    <T> T execute(Supplier<T> work);
}
