package io.muster.service;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Says of each step of a start, as it begins, what it is, to somebody who watches. */
final class Progress {
    /** Says nothing: the log tells. */
    static final Progress SILENT =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** On standard output; on standard error if the first line of standard output is for a program. */
    static Progress of(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals(DemoCommand.NAME)) {
            return SILENT;
        }
        // the parser takes the beginning of an option for the option
        boolean json = arguments.stream().anyMatch(argument -> argument.startsWith("--j"));
        return new Progress(json ? System.err : System.out);
    }

    void step(String what) {
        out.printf(Locale.ROOT, "[%4.1f s] %s...%n", (System.nanoTime() - began) / 1e9, what);
        out.flush();
    }
}
