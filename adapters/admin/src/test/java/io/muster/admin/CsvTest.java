package io.muster.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "  =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "\ufe661",
                "\t=1",
                "\r=1",
                "\n@x",
                "\"=1"
            })
    void aCellThatASpreadsheetWouldRunIsText(String cell) {
        assertThat(unquoted(Csv.line(List.of(cell)))).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1", "a;  =1", "a,=1", "a\t=1", "a\n=1", "a;\"=1", "a|\uff1d1"})
    void aCellThatBeginsWithinOursIsTextToo(String cell) {
        assertThat(unquoted(Csv.line(List.of(cell)))).matches("(?s)a.*'[=\uff1d]1");
    }

    @Test
    void whatNoSpreadsheetRunsStaysAsItIs() {
        assertThat(Csv.line(List.of(
                        "a-b", "a=b", "bob@example.com", "01980000-0000-7000-8000-000000000000", "1,5", "x\"y")))
                .isEqualTo("a-b,a=b,bob@example.com,01980000-0000-7000-8000-000000000000,\"1,5\",\"x\"\"y\"\r\n");
    }

    private static String unquoted(String line) {
        String cell = line.substring(0, line.length() - 2);
        return cell.startsWith("\"") && cell.length() > 1
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
