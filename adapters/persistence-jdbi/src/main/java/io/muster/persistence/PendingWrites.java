package io.muster.persistence;

import io.muster.domain.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a transaction that have not gone to PostgreSQL yet. They go together, for the way there costs more than a write does;
 * where one fails, those behind it are not done.
 */
final class PendingWrites {
    private static final int MANY = 250;
    private static final String COMMIT = ";COMMIT";

    private final List<Write> writes = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    void add(Write write) {
        writes.add(write);
    }

    /** Whether so many have come together that they should go. */
    boolean areMany() {
        return writes.size() >= MANY;
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** Sends what has been added since the last time. */
    void send(Connection connection) {
        send(connection, "");
    }

    /** Sends what has been added, and the end of the transaction with it. */
    void sendAndCommit(Connection connection) {
        send(connection, COMMIT);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    private void send(Connection connection, String end) {
        if (writes.isEmpty()) {
            return;
        }
        List<Write> sent = List.copyOf(writes);
        writes.clear();
        try (PreparedStatement statement =
                connection.prepareStatement(sent.stream().map(Write::sql).collect(Collectors.joining(";", "", end)))) {
            int position = 1;
            for (Write write : sent) {
                for (Object argument : write.arguments()) {
                    set(statement, position++, argument);
                }
            }
            statement.execute();
        } catch (SQLException e) {
            throw refusal(sent, e).<RuntimeException>map(refusal -> refusal).orElseGet(() -> new WriteFailed(e));
        }
    }

    private static void set(PreparedStatement statement, int position, @Nullable Object argument) throws SQLException {
        if (argument instanceof UUID[] ids) {
            statement.setArray(position, statement.getConnection().createArrayOf("uuid", ids));
        } else if (argument instanceof String[] texts) {
            statement.setArray(position, statement.getConnection().createArrayOf("text", texts));
        } else {
            statement.setObject(position, argument);
        }
    }

    private static Optional<Refusal> refusal(List<Write> sent, SQLException failure) {
        if (SqlFailure.isMissing(failure)) {
            return sent.stream()
                    .map(Write::refusalOfMissing)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return SqlFailure.violatedConstraint(failure)
                .flatMap(constraint -> sent.stream()
                        .map(write -> write.refusalOfTaken(constraint))
                        .flatMap(Optional::stream)
                        .findFirst());
    }
}
