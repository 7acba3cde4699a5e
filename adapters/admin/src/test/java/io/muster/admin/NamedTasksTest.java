package io.muster.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.admin.task.AdminTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What errors, mails and the README tell an operator to run. */
class NamedTasksTest {
    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("mvnw")))
            .findFirst()
            .orElseThrow();

    /** What begins like a task, but for packages, files and types of media. */
    private static final Pattern LIKE_A_TASK = Pattern.compile("(?<![\\w./-])[a-z]+(-[a-z]+)+(?![\\w./-])");

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Set<String> OTHERS =
            Set.of("user-agent", "mail-time-outs", "token-changes", "link-local", "template-level");

    @Test
    void everyTaskThatATextNamesExists() throws Exception {
        Set<String> tasks;
        try (AdminPort port = new AdminPort()) {
            tasks = port.tasks.stream().map(AdminTask::name).collect(Collectors.toSet());
        }
        Set<String> begin =
                tasks.stream().map(task -> task.substring(0, task.indexOf('-'))).collect(Collectors.toSet());
        Set<String> unknown = new HashSet<>();
        for (String text : texts()) {
            for (Matcher name = LIKE_A_TASK.matcher(text); name.find(); ) {
                String found = name.group();
                if (begin.contains(found.substring(0, found.indexOf('-')))
                        && !tasks.contains(found)
                        && !OTHERS.contains(found)) {
                    unknown.add(found);
                }
            }
        }
        assertThat(tasks).contains("conflict-resolve");
        assertThat(unknown).isEmpty();
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        texts.add(Files.readString(ROOT.resolve("README.md")));
        for (String module : List.of(
                "domain",
                "application",
                "adapters/admin",
                "adapters/scim-http",
                "adapters/notification-email",
                "service")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().endsWith(".java")) {
                        TEXT.matcher(Files.readString(file)).results().forEach(text -> texts.add(text.group(1)));
                    } else if (file.toString().endsWith(".properties")) {
                        texts.add(Files.readString(file));
                    }
                }
            }
        }
        return texts;
    }
}
