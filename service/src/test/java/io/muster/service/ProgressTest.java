package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void eachStepIsALineAtOnce() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(shown, false, StandardCharsets.UTF_8));
        progress.step("Reading the settings");
        assertThat(shown.toString(StandardCharsets.UTF_8)).matches("\\[ +\\d+\\.\\d s] Reading the settings\\.{3}\\R");
    }

    @Test
    void onlyTheDemoHasSomebodyWhoWatches() {
        assertThat(Progress.of(List.of("server"))).isSameAs(Progress.SILENT);
        assertThat(Progress.of(List.of())).isSameAs(Progress.SILENT);
        assertThat(Progress.of(List.of("demo"))).isNotSameAs(Progress.SILENT);
    }

    @Test
    void theBuildKnowsItsCommit() {
        assertThat(BuildFacts.commit()).matches("[0-9a-f]{40}|unknown");
        assertThat(BuildFacts.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
