package io.muster.persistence;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A write that PostgreSQL has not done; told apart as any other failure of a statement is. */
final class WriteFailed extends JdbiException {
    private static final long serialVersionUID = 1L;

    WriteFailed(SQLException cause) {
        super(cause);
    }
}
