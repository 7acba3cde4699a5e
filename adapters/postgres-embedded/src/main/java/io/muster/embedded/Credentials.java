package io.muster.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;

/** The password of the cluster's one role; made once, kept beside the data for its owner alone. */
record Credentials(String password) {
    static final String USER = "postgres";

    private static final String RULES = """
            # Every connection gives the password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            """;

    static Credentials of(DataFolder folder) throws IOException {
        Path file = folder.path().resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            Path draft = Files.createTempFile(
                    folder.path(),
                    "password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(random));
            Files.move(draft, file);
        }
        return new Credentials(Files.readString(file).strip());
    }

    /** A new cluster trusts everybody on this machine; this one does not any more. */
    void enforce(EmbeddedPostgres postgres, DataFolder folder) throws IOException, SQLException {
        Path rules = folder.cluster().resolve("pg_hba.conf");
        if (Files.readString(rules).equals(RULES)) {
            return;
        }
        try (Connection connection = postgres.getPostgresDatabase(Map.of("password", password))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'"); // hexadecimal digits only
            Files.writeString(rules, RULES);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Override
    public String toString() {
        return "Credentials[redacted]";
    }
}
