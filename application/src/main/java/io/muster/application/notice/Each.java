package io.muster.application.notice;

import java.util.List;
import java.util.function.Consumer;

/** Does all of a list though some of it fail. */
final class Each {
    private Each() {}

    /** Throws the first of what was thrown, with the others in it, when all were tried. */
    static <T> void of(List<T> all, Consumer<T> work) {
        RuntimeException first = null;
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
