package io.muster.admin.task;

import java.util.List;

/** A task that answers with a table too, by {@code format=csv}. */
public interface TableTask extends AdminTask {
    /** Does what {@link #run} does. The first line names the columns; lines are read as they are asked for. */
    Iterable<List<String>> table(Parameters parameters);
}
