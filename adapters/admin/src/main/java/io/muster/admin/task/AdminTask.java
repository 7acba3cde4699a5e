package io.muster.admin.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that an operator does: {@code POST /tasks/{name}}. */
public interface AdminTask {
    String name();

    List<Parameter> parameters();

    default boolean takes(String parameter) {
        return parameters().stream().anyMatch(known -> known.name().equals(parameter));
    }

    /** The most bytes of a body. */
    default int maxBodyBytes() {
        return 1 << 20;
    }

    /** The parameter that a body of {@code text/csv} is, if the task takes one. */
    default Optional<String> csvParameter() {
        return Optional.empty();
    }

    /**
     * @return one object of plain values; a list is {@code items}
     * @throws BadParameter if a value makes no sense
     */
    Map<String, @Nullable Object> run(Parameters parameters);

    /**
     * What a task is told.
     *
     * @param document whether it is an object or a list of objects in a body of JSON, and not text
     */
    record Parameter(String name, boolean required, boolean document) {
        /** Why it is done, for the activity log. */
        static final Parameter REASON = optional("reason");

        static Parameter required(String name) {
            return new Parameter(name, true, false);
        }

        static Parameter optional(String name) {
            return new Parameter(name, false, false);
        }

        static Parameter document(String name) {
            return new Parameter(name, true, true);
        }

        static Parameter optionalDocument(String name) {
            return new Parameter(name, false, true);
        }
    }
}
