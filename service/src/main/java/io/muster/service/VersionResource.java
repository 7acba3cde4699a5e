package io.muster.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code /version}: what runs, and since when. */
@Path("/version")
@Produces(MediaType.APPLICATION_JSON)
public final class VersionResource {
    private final Version version = new Version(
            BuildFacts.version(),
            BuildFacts.commit(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());

    @GET
    public Version get() {
        return version;
    }

    /** @param commit the commit that it was built from, or {@code unknown} */
    public record Version(String version, String commit, String upSince) {}
}
