import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What grows with the number of people and members, and what does not: {@code java bench/Costs.java [users]}, after a build. Starts
 * the service by itself, on an embedded PostgreSQL in a folder of its own and with 512 MiB of heap, and prints ratios. Cells of one
 * ratio are measured in turns, so that a noisy machine is noisy for both.
 */
final class Costs {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String KEY = "a-key-for-the-bench-only";
    private static final int ROUNDS = 300;
    private static final String PATCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";

    private final int users;
    private final int port;
    private final int adminPort;
    private String token = "";
    private final List<String> table = new ArrayList<>();
    private boolean held = true;

    private Costs(int users) throws IOException {
        this.users = users;
        this.port = freePort();
        this.adminPort = freePort();
    }

    public static void main(String[] arguments) throws Exception {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Costs costs = new Costs(users);
        Path folder = Files.createTempDirectory("muster-costs");
        Process service = costs.start(folder);
        try {
            costs.run();
        } finally {
            service.destroy();
            service.waitFor();
        }
        System.out.println();
        System.out.println("| cost | measured | limit | |");
        System.out.println("|---|---|---|---|");
        costs.table.forEach(System.out::println);
        System.exit(costs.held ? 0 : 1);
    }

    private Process start(Path folder) throws Exception {
        Path jar = Path.of("service", "target", "service.jar").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("java", "-Xmx512m", "-jar", jar.toString(), "server");
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT", Integer.toString(port),
                        "ADMIN_PORT", Integer.toString(adminPort),
                        "ADMIN_KEY", KEY,
                        "SHUTDOWN_WAIT", "0s"));
        Process process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("service.log")));
            }
            Thread.sleep(100);
        }
        return process;
    }

    private boolean answers() throws InterruptedException {
        try {
            return HTTP.send(request("GET", "/version", null), HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void run() throws Exception {
        task("tenant-create?tenant=acme");
        task("tenant-set?tenant=acme&sso=saml");
        task("scim-enable?tenant=acme&withoutTemplate=true");
        token = one("\"secretToken\":\"([^\"]+)\"", task("token-issue?tenant=acme&format=json"));
        List<String> ids = seed();
        lookups(ids);
        pages();
        members(ids);
    }

    private List<String> seed() throws Exception {
        long started = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<String>>> chunks = new ArrayList<>();
        for (int from = 0; from < users; from += 500) {
            int begin = from;
            chunks.add(threads.submit(() -> seed(begin, Math.min(users, begin + 500))));
        }
        List<String> ids = new ArrayList<>();
        for (Future<List<String>> chunk : chunks) {
            ids.addAll(chunk.get());
        }
        threads.shutdown();
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("%d users by /Bulk in %.0f s, %.0f a second%n", ids.size(), seconds, ids.size() / seconds);
        return ids;
    }

    private List<String> seed(int from, int to) throws Exception {
        String operations = IntStream.range(from, to)
                .mapToObj(i -> ("{'method':'POST','path':'/Users','bulkId':'b%1$d','data':{'userName':'u%1$d@example.com',"
                                + "'externalId':'x%1$d','title':'t%2$d','name':{'givenName':'G%1$d','familyName':'F%1$d'},"
                                + "'emails':[{'type':'work','value':'m%1$d@example.com','primary':true}]}}")
                        .formatted(i, i % 50_000))
                .collect(Collectors.joining(","));
        String body = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[" + operations + "]}";
        String answer = send("POST", "/Bulk", body.replace('\'', '"'), 200);
        return all("/Users/([0-9a-f-]{36})", answer);
    }

    private void lookups(List<String> ids) throws Exception {
        int some = users / 2 + 7;
        String id = ids.get(0);
        Callable<Object> byId = () -> send("GET", "/Users/" + id + "?excludedAttributes=groups", null, 200);
        for (String filter : List.of(
                "userName eq \"u%d@example.com\"".formatted(some),
                "externalId eq \"x%d\"".formatted(some),
                "emails.value eq \"m%d@example.com\"".formatted(some),
                "emails[type eq \"work\"].value eq \"m%d@example.com\"".formatted(some),
                "id eq \"" + id + "\"",
                "name.familyName eq \"F%d\"".formatted(some))) {
            String path = "/Users?excludedAttributes=groups&filter=" + filter.replace(" ", "%20").replace("\"", "%22")
                    .replace("[", "%5B").replace("]", "%5D");
            if (!send("GET", path, null, 200).contains("\"totalResults\":1,")) {
                throw new IllegalStateException("not one user meets " + filter);
            }
            ratio(filter + " : GET by id", () -> send("GET", path, null, 200), byId, 2.0);
        }
    }

    private void pages() throws Exception {
        String first = "/Users?cursor=&count=100";
        List<String> cursors = new ArrayList<>(List.of(""));
        String answer = send("GET", first, null, 200);
        while (answer.contains("\"nextCursor\"")) {
            cursors.add(one("\"nextCursor\":\"([^\"]+)\"", answer));
            answer = send("GET", "/Users?count=100&cursor=" + cursors.get(cursors.size() - 1), null, 200);
        }
        String last = "/Users?count=100&cursor=" + cursors.get(cursors.size() - 1);
        ratio("last page by cursor : first page", () -> send("GET", last, null, 200), () -> send("GET", first, null, 200), 1.5);
        for (int start = 1; start <= users; start += 100) {
            send("GET", "/Users?count=100&startIndex=" + start, null, 200);
        }
        String lastIndex = "/Users?count=100&startIndex=" + (users - 99);
        ratio(
                "last page by sequential startIndex : first page",
                () -> send("GET", lastIndex, null, 200),
                () -> send("GET", "/Users?count=100", null, 200),
                2.0);
    }

    private void members(List<String> ids) throws Exception {
        String small = group("small", ids.subList(0, 10));
        long started = System.nanoTime();
        String large = group("large", ids.subList(0, ids.size() - 1));
        seconds("a group of " + (ids.size() - 1) + " members in one POST", started);
        String other = ids.get(ids.size() - 1);
        for (String answer : List.of("", "?excludedAttributes=members")) {
            ratio(
                    "add and remove one member, large : small group" + answer,
                    () -> addAndRemove(large, other, answer),
                    () -> addAndRemove(small, other, answer),
                    1.3);
        }
        ratio(
                "GET without members, large : small group",
                () -> send("GET", "/Groups/" + large + "?excludedAttributes=members", null, 200),
                () -> send("GET", "/Groups/" + small + "?excludedAttributes=members", null, 200),
                1.3);
        started = System.nanoTime();
        int shown = all("\"value\":\"([0-9a-f-]{36})\"", send("GET", "/Groups/" + large, null, 200)).size();
        seconds("reading all " + shown + " members", started);
        started = System.nanoTime();
        send("PUT", "/Groups/" + large + "?excludedAttributes=members", document("large", ids.subList(10, ids.size())), 200);
        seconds("PUT of the large group with 11 members changed", started);
    }

    private Object addAndRemove(String group, String member, String answer) throws Exception {
        String path = "/Groups/" + group + answer;
        send("PATCH", path, PATCH.formatted("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + member + "\"}]}"), 0);
        return send("PATCH", path, PATCH.formatted("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + member + "\\\"]\"}"), 0);
    }

    private String group(String name, List<String> members) throws Exception {
        String answer = send("POST", "/Groups?excludedAttributes=members", document(name, members), 201);
        return one("\"id\":\"([0-9a-f-]{36})\"", answer);
    }

    private static String document(String name, List<String> members) {
        return members.stream()
                .map(id -> "{\"value\":\"" + id + "\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name
                                + "\",\"members\":[",
                        "]}"));
    }

    private void ratio(String name, Callable<Object> dear, Callable<Object> cheap, double limit) throws Exception {
        long[] dearTimes = new long[ROUNDS];
        long[] cheapTimes = new long[ROUNDS];
        for (int i = -ROUNDS / 3; i < ROUNDS; i++) {
            long cheapTime = time(cheap);
            long dearTime = time(dear);
            if (i >= 0) {
                dearTimes[i] = dearTime;
                cheapTimes[i] = cheapTime;
            }
        }
        double ratio = median(dearTimes) / median(cheapTimes);
        held &= ratio <= limit;
        add(String.format(
                "| %s | %.2f (p50 %.2f ms : %.2f ms) | %.1f | %s |",
                name, ratio, median(dearTimes) / 1e6, median(cheapTimes) / 1e6, limit, ratio <= limit ? "held" : "NOT HELD"));
    }

    private void seconds(String name, long started) {
        add(String.format("| %s | %.1f s | | |", name, (System.nanoTime() - started) / 1e9));
    }

    private void add(String row) {
        System.out.println(row);
        table.add(row);
    }

    private static long time(Callable<Object> work) throws Exception {
        long started = System.nanoTime();
        work.call();
        return System.nanoTime() - started;
    }

    private static double median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private String send(String method, String path, String body, int expected) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(request(method, "/acme/scim/v2" + path, body), HttpResponse.BodyHandlers.ofString());
        if (expected == 0 ? answer.statusCode() / 100 != 2 : answer.statusCode() != expected) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(400, answer.body().length())));
        }
        return answer.body();
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String task(String nameAndQuery) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/tasks/" + nameAndQuery))
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String one(String pattern, String text) {
        return all(pattern, text).get(0);
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
