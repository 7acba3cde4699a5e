package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Makes docs/rfc7644.md of the catalogue of statements and of the tests that name them, and keeps the three together. */
class Rfc7644TableTest {
    /** Statements that are kept in another way on purpose, and why. */
    private static final Map<String, String> DEPARTURES = Map.of(
            "3.5.1-05",
            "the id alone says whether a member is a user or a group, so a type or $ref beside it is passed over",
            "3.5.2.3-05",
            "a part of a value that the filter describes by eq is made, for Entra ID expects it (`MissingElementMade`);"
                    + " every other replace fails with noTarget");

    private static final Path CATALOGUE = Path.of("src/test/resources/io/muster/service/rfc7644.tsv");
    private static final Path DOCUMENT = Path.of("../docs/rfc7644.md");
    private static final Pattern PROOF = Pattern.compile(
            "^( +)@Rfc7644\\(\\{?(\"[^)]*?\")\\s*}?\\)(?:\\s*@[^\\n]*)*\\s*(?:default )?void (\\w+)\\(",
            Pattern.MULTILINE);
    private static final Pattern NESTED = Pattern.compile("^ {4}class (\\w+)", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

    private static List<Line> catalogue = List.of();
    private static Map<String, Set<String>> proofs = Map.of();

    @BeforeAll
    static void read() throws IOException {
        catalogue = Files.readAllLines(CATALOGUE).stream().map(Line::read).toList();
        proofs = proofs();
    }

    @Test
    void theDocumentIsWhatTheTestsProve() throws IOException {
        String document = document();
        if (Boolean.getBoolean("rfc7644.write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).as("made by the command in it").hasContent(document);
    }

    @Test
    void everyStatementThatBindsTheServerIsProvedOrSaysWhyNot() {
        assertThat(statements())
                .allSatisfy(statement -> assertThat(isProved(statement)
                                || !statement.reason().isEmpty()
                                || DEPARTURES.containsKey(statement.id()))
                        .as(statement.id())
                        .isTrue());
    }

    @Test
    void aDepartureIsOfAStatementOfWhichNothingElseIsSaid() {
        assertThat(DEPARTURES.keySet())
                .allSatisfy(id -> assertThat(statements())
                        .filteredOn(statement -> statement.id().equals(id))
                        .singleElement()
                        .matches(statement ->
                                !isProved(statement) && statement.reason().isEmpty()));
    }

    @Test
    void testsNameStatementsThatThereAre() {
        assertThat(statements().stream().map(Statement::id))
                .doesNotHaveDuplicates()
                .containsAll(proofs.keySet());
    }

    @Test
    void everyAnnotationIsRead() throws IOException {
        for (Path source : sources()) {
            String text = Files.readString(source);
            assertThat(PROOF.matcher(text).results()).as(source.toString()).hasSize((int)
                    Pattern.compile("^ +@Rfc7644\\(", Pattern.MULTILINE)
                            .matcher(text)
                            .results()
                            .count());
        }
    }

    private static String document() {
        List<String> lines = new ArrayList<>(List.of(
                "# RFC 7644, section 3, statement by statement",
                "",
                introduction(),
                "",
                "    ./mvnw -q -pl service -am test -Dtest=Rfc7644TableTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Drfc7644.write=true"));
        for (Line line : catalogue) {
            if (line instanceof Section section) {
                lines.addAll(List.of(
                        "",
                        "## " + section.title(),
                        "",
                        "| id | level | statement | proved by |",
                        "|---|---|---|---|"));
            } else if (line instanceof Statement statement) {
                lines.add("| " + statement.id() + " | " + statement.level() + " | " + statement.text() + " | "
                        + provedBy(statement) + " |");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String introduction() {
        List<Statement> ofServer =
                statements().stream().filter(Statement::bindsServer).toList();
        long proved = ofServer.stream().filter(Rfc7644TableTest::isProved).count();
        return "Every MUST, SHALL, SHOULD and REQUIRED of RFC 7644 §3, in its order and in short, with the tests that fail if the"
                + " service breaks it. Of " + statements().size() + " statements " + ofServer.size()
                + " bind the server: " + proved + " are proved, " + DEPARTURES.size()
                + " are departed from on purpose, and "
                + (ofServer.size() - proved - DEPARTURES.size())
                + " are about what is not offered. The statements stand in"
                + " `rfc7644.tsv` beside the tests of `service`, and a test names those that it proves by `@Rfc7644`."
                + " When either changes, the build fails until this document is made anew:";
    }

    private static String provedBy(Statement statement) {
        String tests = String.join(
                "<br>",
                proofs.getOrDefault(statement.id(), Set.of()).stream()
                        .map(test -> "`" + test + "`")
                        .toList());
        if (DEPARTURES.containsKey(statement.id())) {
            return "departure: " + DEPARTURES.get(statement.id());
        }
        if (statement.reason().isEmpty() || tests.isEmpty()) {
            return statement.reason() + tests;
        }
        return statement.reason() + "; what breaks it is refused:<br>" + tests;
    }

    private static List<Statement> statements() {
        return catalogue.stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }

    private static boolean isProved(Statement statement) {
        return proofs.containsKey(statement.id());
    }

    /** The tests, by the ids that they name. */
    private static Map<String, Set<String>> proofs() throws IOException {
        Map<String, Set<String>> proofs = new TreeMap<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            String outer = source.getFileName().toString().replace(".java", "");
            Matcher proof = PROOF.matcher(text);
            while (proof.find()) {
                String test = outer + nested(text, proof) + "." + proof.group(3);
                ID.matcher(proof.group(2))
                        .results()
                        .forEach(id -> proofs.computeIfAbsent(id.group(1), key -> new TreeSet<>())
                                .add(test));
            }
        }
        return proofs;
    }

    /** The class within the outer one that a method stands in, as its indentation tells. */
    private static String nested(String text, Matcher proof) {
        if (proof.group(1).length() == 4) {
            return "";
        }
        return NESTED.matcher(text.substring(0, proof.start()))
                .results()
                .reduce((earlier, later) -> later)
                .map(nested -> "." + nested.group(1))
                .orElseThrow();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : List.of(Path.of(".."), Path.of("../adapters"))) {
            try (Stream<Path> modules = Files.list(folder)) {
                for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        files.filter(Rfc7644TableTest::holdsTests).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static boolean holdsTests(Path file) {
        return file.toString().matches(".*(Test|IT|Contract)\\.java") && !file.endsWith("Rfc7644TableTest.java");
    }

    private sealed interface Line {
        static Line read(String line) {
            if (line.startsWith("# ")) {
                return new Section(line.substring(2));
            }
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(5);
            assertThat(cells[2]).as(line).isIn("server", "client");
            return new Statement(cells[0], cells[1], cells[2].equals("server"), cells[3], cells[4]);
        }
    }

    private record Section(String title) implements Line {}

    /** @param reason why there is no test, where there can be none */
    private record Statement(String id, String level, boolean bindsServer, String text, String reason)
            implements Line {}
}
