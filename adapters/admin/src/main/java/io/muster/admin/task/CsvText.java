package io.muster.admin.task;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A body of CSV (RFC 4180), UTF-8, whose first line names the columns. */
public final class CsvText {
    private static final int MAX_FIELD = 16_384;
    private static final CsvMapper CSV = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_FIELD)
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final byte[] body;

    public CsvText(byte[] body) {
        this.body = body;
    }

    /** A line of the text with its values by column; those that are empty are left out. */
    record Line(long number, Map<String, Object> values) {}

    /** All lines behind the first. Throws {@link BadParameter} for a column that is not known, and where the text is no CSV. */
    Iterable<Line> lines(List<String> columns) {
        String text = text();
        return () -> new Lines(new StringReader(text), columns);
    }

    private String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadParameter("The CSV is not UTF-8. Save it as UTF-8.");
        }
    }

    private static final class Lines implements Iterator<Line> {
        private final MappingIterator<String[]> rows;
        private final List<String> header;

        Lines(Reader text, List<String> columns) {
            try {
                this.rows = CSV.readerFor(String[].class).readValues(text);
                this.header = hasNext() ? Arrays.asList(row()) : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            header.stream().filter(name -> !columns.contains(name)).findFirst().ifPresent(name -> {
                throw new BadParameter("The CSV has no column " + BadParameter.shown(name)
                        + "; its first line names some of " + String.join(",", columns) + ".");
            });
            if (new HashSet<>(header).size() < header.size()) {
                throw new BadParameter("The first line of the CSV names a column twice.");
            }
        }

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNextValue();
            } catch (JsonProcessingException e) {
                throw bad(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String[] row = row();
            long number = rows.getParser().currentTokenLocation().getLineNr();
            if (row.length > header.size()) {
                throw new BadParameter(
                        "Line " + number + " of the CSV has more values than the first line has columns.");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.length; i++) {
                if (!row[i].isBlank()) {
                    values.put(header.get(i), row[i].strip());
                }
            }
            return new Line(number, values);
        }

        private String[] row() {
            try {
                return rows.nextValue();
            } catch (JsonProcessingException e) {
                throw bad(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static BadParameter bad(JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String line = at == null ? "" : " in line " + at.getLineNr();
            return new BadParameter(
                    "The body is no well-formed CSV" + line + ": a quote that is not closed, text behind one, or"
                            + " a value of more than " + MAX_FIELD + " characters.");
        }
    }
}
