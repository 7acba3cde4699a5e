import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the conversion of user ids costs those who go on provisioning, and that a killed one ends where an unharmed one does:
 * {@code java -cp service/target/service.jar bench/Convert.java [users] [seconds] [batch]}, after a build. Requests as a later cycle of Entra ID
 * sends them (look-ups, reads, changes of titles, 25 a second) are measured in turns of some seconds, with the conversion running and
 * paused, so that a noisy machine is noisy for both. Then the process is killed in the middle of it, started again, and the end is
 * compared row by row with that of a twin tenant whose conversion nobody disturbed.
 */
final class Convert {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String KEY = "a-key-for-the-bench-only";
    private static final int A_SECOND = 25;
    private static final int TURNS = 4;
    private static final double LIMIT = 1.2;
    private static final String PATCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
            + "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}]}";

    private final int users;
    private final int seconds;
    private final int batch;
    private final int port;
    private final int adminPort;
    private final Path folder;
    private final Random random = new Random(7);
    private volatile boolean watching = true;
    private volatile double longestWait;

    private Convert(int users, int seconds, int batch) throws IOException {
        this.users = users;
        this.seconds = seconds;
        this.batch = batch;
        this.port = freePort();
        this.adminPort = freePort();
        this.folder = Files.createTempDirectory("muster-convert");
    }

    public static void main(String[] arguments) throws Exception {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        System.exit(new Convert(users, seconds, batch).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Process service = start();
        try {
            String twin = tenant("twin");
            String token = tenant("acme");
            seed("twin", twin);
            List<String> ids = seed("acme", token);
            long started = System.nanoTime();
            String plan = task("userid-convert?format=json&tenant=twin&mode=plan");
            while (!state("twin").equals("planned")) {
                Thread.sleep(100);
            }
            System.out.printf("plan of %d users: %.1f s, %s%n", users, (System.nanoTime() - started) / 1e9, shown("twin"));
            if (plan.contains("error")) {
                throw new IllegalStateException(plan);
            }
            started = System.nanoTime();
            task("userid-convert?format=json&tenant=twin&mode=run");
            await("twin");
            System.out.printf("undisturbed from plan to end: %.1f s: %s%n", (System.nanoTime() - started) / 1e9, shown("twin"));
            boolean calm = traffic(token, ids);
            killInTheMiddle(service);
            service = start();
            started = System.nanoTime();
            task("userid-convert?format=json&tenant=acme&mode=resume");
            await("acme");
            System.out.printf("killed, started again, resumed, finished after %.1f s: %s%n",
                    (System.nanoTime() - started) / 1e9, shown("acme"));
            List<String> disturbed = rows("acme");
            boolean same = disturbed.equals(rows("twin")) && names("acme").equals(names("twin"));
            System.out.printf("row by row, killed : undisturbed: %d rows, %s%n", disturbed.size(), same ? "the same" : "NOT THE SAME");
            return calm && same;
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private boolean traffic(String token, List<String> ids) throws Exception {
        longestWait = 0;
        Thread watcher = new Thread(this::watchLocks);
        watcher.start();
        measure(token, ids, 5); // warms up
        task("userid-convert?format=json&tenant=acme&mode=run&batch=" + batch);
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            boolean first = i % 2 == 0; // whatever grows warmer meanwhile does so for both
            for (boolean running : new boolean[] {first, !first}) {
                task("userid-convert?format=json&tenant=acme&mode=" + (running ? "resume" : "pause"));
                (running ? with : without).addAll(measure(token, ids, seconds));
            }
            System.out.println("  after turn " + (i + 1) + ": " + shown("acme"));
        }
        watching = false;
        watcher.join();
        double ratio = quantile(with, 0.99) / quantile(without, 0.99);
        System.out.printf("p50 %.1f : %.1f ms, p99 %.1f : %.1f ms, of %d : %d requests with : without a conversion%n",
                quantile(with, 0.5), quantile(without, 0.5), quantile(with, 0.99), quantile(without, 0.99), with.size(), without.size());
        System.out.printf("p99 ratio %.2f (limit %.1f, %s); longest wait for a lock %.0f ms%n",
                ratio, LIMIT, ratio <= LIMIT ? "held" : "NOT HELD", longestWait);
        return ratio <= LIMIT;
    }

    /** Milliseconds of each request; each begins at its time, whatever became of the one before. */
    private List<Double> measure(String token, List<String> ids, int span) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Double>> requests = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < span * A_SECOND; i++) {
            long at = begin + i * 1_000_000_000L / A_SECOND;
            int one = random.nextInt(users);
            int kind = i % 3;
            requests.add(threads.submit(() -> {
                long wait = at - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                long started = System.nanoTime();
                request(token, ids, one, kind);
                return (System.nanoTime() - started) / 1e6;
            }));
        }
        List<Double> times = new ArrayList<>();
        for (Future<Double> request : requests) {
            times.add(request.get());
        }
        threads.shutdown();
        return times;
    }

    private void request(String token, List<String> ids, int one, int kind) throws Exception {
        switch (kind) {
            case 0 -> {
                String filter = URLEncoder.encode("userName eq \"u" + one + "\"", StandardCharsets.UTF_8);
                String found = send("acme", token, "GET", "/Users?filter=" + filter, null);
                if (!found.contains("\"totalResults\":1")) {
                    throw new IllegalStateException("locked out: u" + one + " " + found);
                }
            }
            case 1 -> send("acme", token, "GET", "/Users/" + ids.get(one), null);
            default -> send("acme", token, "PATCH", "/Users/" + ids.get(one), PATCH.formatted("t" + random.nextInt(1000)));
        }
    }

    private void watchLocks() {
        try (Connection connection = database(); Statement statement = connection.createStatement()) {
            while (watching) {
                try (ResultSet waits = statement.executeQuery("SELECT coalesce(max(extract(epoch FROM clock_timestamp() - waitstart)), 0)"
                        + " * 1000 FROM pg_locks WHERE NOT granted AND waitstart IS NOT NULL")) {
                    waits.next();
                    longestWait = Math.max(longestWait, waits.getDouble(1));
                }
                Thread.sleep(10);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection database() throws Exception {
        Path data = folder.resolve("data").resolve("postgres");
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readString(data.resolve("port")).strip() + "/postgres";
        return DriverManager.getConnection(url, "postgres", Files.readString(data.resolve("password")).strip());
    }

    private void killInTheMiddle(Process service) throws Exception {
        task("userid-convert?format=json&tenant=acme&mode=resume");
        Thread.sleep(300);
        String before = shown("acme");
        service.destroyForcibly().waitFor();
        System.out.println("killed at: " + before);
    }

    /** What became of each user, by the name before. */
    private List<String> rows(String tenant) throws Exception {
        return strings("SELECT before || ' ' || coalesce(after, '') || ' ' || r.state || ' ' || coalesce(r.reason, '') FROM job_row r JOIN job"
                + " ON job.tenant_id = r.tenant_id AND job.id = r.job_id JOIN tenant ON tenant.id = r.tenant_id"
                + " WHERE slug = '" + tenant + "' AND job.state = 'FINISHED' ORDER BY 1");
    }

    /** All names that lead to somebody, those before among them. */
    private List<String> names(String tenant) throws Exception {
        return strings("SELECT user_name_key || ' ' || coalesce(a.name, '') FROM scim_user u JOIN tenant ON tenant.id = u.tenant_id"
                + " LEFT JOIN user_alias a ON a.tenant_id = u.tenant_id AND a.user_id = u.id WHERE slug = '" + tenant + "' ORDER BY 1");
    }

    private List<String> strings(String sql) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = database(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Process start() throws Exception {
        Path jar = Path.of("service", "target", "service.jar").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("java", "-Xmx512m", "-jar", jar.toString(), "server");
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT", Integer.toString(port),
                        "ADMIN_PORT", Integer.toString(adminPort),
                        "ADMIN_KEY", KEY,
                        "SHUTDOWN_WAIT", "0s"));
        Path log = folder.resolve("service.log");
        Process process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            Thread.sleep(100);
        }
        return process;
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/version")).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String tenant(String slug) throws Exception {
        task("tenant-create?tenant=" + slug);
        task("tenant-set?tenant=" + slug + "&sso=saml&verifiedDomains=example.com");
        task("scim-enable?tenant=" + slug + "&withoutTemplate=true");
        return one("\"secretToken\":\"([^\"]+)\"", task("token-issue?format=json&tenant=" + slug));
    }

    /** Every hundredth has an address of another domain, every hundredth none, and two of a hundred share one. */
    private List<String> seed(String slug, String token) throws Exception {
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<String>>> chunks = new ArrayList<>();
        for (int from = 0; from < users; from += 500) {
            int begin = from;
            chunks.add(threads.submit(() -> seed(slug, token, begin, Math.min(users, begin + 500))));
        }
        List<String> ids = new ArrayList<>();
        for (Future<List<String>> chunk : chunks) {
            ids.addAll(chunk.get());
        }
        threads.shutdown();
        System.out.printf("%d users of %s in %.0f s%n", ids.size(), slug, (System.nanoTime() - started) / 1e9);
        return ids;
    }

    private List<String> seed(String slug, String token, int from, int to) throws Exception {
        String operations = IntStream.range(from, to).mapToObj(Convert::operation).collect(Collectors.joining(","));
        String body = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[" + operations + "]}";
        return all("/Users/([0-9a-f-]{36})", send(slug, token, "POST", "/Bulk", body.replace('\'', '"')));
    }

    private static String operation(int i) {
        String address = switch (i % 100) {
            case 1 -> "u" + i + "@other.example";
            case 3, 4 -> "shared" + i / 100 + "@example.com";
            default -> "u" + i + "@example.com";
        };
        String emails = i % 100 == 2 ? "" : ",'emails':[{'type':'work','value':'" + address + "','primary':true}]";
        return ("{'method':'POST','path':'/Users','bulkId':'b%1$d','data':{'userName':'u%1$d','externalId':'x%1$d',"
                        + "'name':{'givenName':'G%1$d','familyName':'F%1$d'}" + emails + "}}")
                .formatted(i);
    }

    private String state(String tenant) throws Exception {
        return one("\"state\":\"([a-z]+)\"", status(tenant));
    }

    private String shown(String tenant) throws Exception {
        String status = status(tenant);
        return one("(\"state\":.*?\"reasons\":\\{[^}]*}),", status);
    }

    private String status(String tenant) throws Exception {
        return task("userid-convert?format=json&mode=status&tenant=" + tenant);
    }

    private void await(String tenant) throws Exception {
        while (!state(tenant).equals("finished")) {
            if (state(tenant).equals("failed")) {
                throw new IllegalStateException(status(tenant));
            }
            Thread.sleep(100);
        }
    }

    private String send(String tenant, String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + tenant + "/scim/v2" + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String task(String nameAndQuery) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/tasks/" + nameAndQuery))
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static double quantile(List<Double> times, double at) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(at * sorted.length))];
    }

    private static String one(String pattern, String text) {
        List<String> found = all(pattern, text);
        if (found.isEmpty()) {
            throw new IllegalStateException(text);
        }
        return found.get(0);
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
