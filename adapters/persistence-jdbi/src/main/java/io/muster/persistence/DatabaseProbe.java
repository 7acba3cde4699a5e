package io.muster.persistence;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Connects to a database once, before anything else does, and says in one line why that is not possible. */
public final class DatabaseProbe {
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final String REJECTED = "08004";

    private final String url;
    private final Properties properties;

    /** @param properties of the driver, with {@code user} and {@code password} if there are any */
    public DatabaseProbe(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /** @throws UnusableDatabase if there is no way to it */
    public Found connect() {
        Properties parsed = Driver.parseURL(url, properties);
        if (parsed == null) {
            throw new UnusableDatabase("DATABASE_URL is not an address of a PostgreSQL database."
                    + " Write it as jdbc:postgresql://host:port/name.");
        }
        Place place = Place.of(parsed);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            DatabaseMetaData facts = connection.getMetaData();
            return new Found(facts.getDatabaseProductVersion(), place.toString(), String.valueOf(facts.getUserName()));
        } catch (SQLException e) {
            throw new UnusableDatabase(problem(place, e), e);
        }
    }

    private static String problem(Place place, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String cause = UnusableDatabase.oneLine(failure.getMessage());
        if (state.equals(NO_SUCH_DATABASE)) {
            return "The database \"" + place.name() + "\" does not exist at " + place.server()
                    + ". Create it (createdb " + place.name() + "), or correct DATABASE_URL.";
        }
        if (state.startsWith("28") || state.equals(REJECTED)) {
            return "PostgreSQL at " + place.server() + " refuses the role \"" + place.user() + "\" (" + cause
                    + "). Correct DATABASE_USER and DATABASE_PASSWORD.";
        }
        if (state.equals(CANNOT_CONNECT_NOW)) {
            return "PostgreSQL at " + place.server() + " takes no connections now (" + cause
                    + "). Start again when it does.";
        }
        if (isUnknownHost(failure)) {
            return "The host of " + place.server() + " is unknown. Correct DATABASE_URL.";
        }
        return "PostgreSQL at " + place.server() + " cannot be reached (" + cause
                + "). Start it, open the way to it, or correct DATABASE_URL.";
    }

    private static boolean isUnknownHost(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** @param place where it is, as host:port/name */
    public record Found(String version, String place, String role) {
        @Override
        public String toString() {
            return "PostgreSQL " + version + " at " + place + ", as " + role;
        }
    }

    /** What a URL of the driver names. */
    private record Place(String server, String name, String user) {
        static Place of(Properties parsed) {
            String[] hosts =
                    String.valueOf(PGProperty.PG_HOST.getOrDefault(parsed)).split(",", -1);
            String[] ports =
                    String.valueOf(PGProperty.PG_PORT.getOrDefault(parsed)).split(",", -1);
            StringBuilder server = new StringBuilder();
            for (int i = 0; i < hosts.length; i++) {
                server.append(i == 0 ? "" : ",")
                        .append(hosts[i])
                        .append(':')
                        .append(ports[Math.min(i, ports.length - 1)]);
            }
            return new Place(
                    server.toString(),
                    String.valueOf(PGProperty.PG_DBNAME.getOrDefault(parsed)),
                    String.valueOf(PGProperty.USER.getOrDefault(parsed)));
        }

        @Override
        public String toString() {
            return server + "/" + name;
        }
    }
}
