package org.rollcall.register.imports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pupils of a common transfer file as rows. */
final class CtfRows implements RowSource {
    private final CtfReader reader;
    private final ColumnMapping mapping;
    private final LocalDate startDate;

    private CtfRows(CtfReader reader, ColumnMapping mapping, LocalDate startDate) {
        this.reader = reader;
        this.mapping = mapping;
        this.startDate = startDate;
    }

    /**
     * Opens the file.
     *
     * @param startDate first day on roll where the mapping gives none: a transfer file knows only where a pupil was
     */
    static CtfRows open(Path file, ColumnMapping mapping, LocalDate startDate) {
        return new CtfRows(CtfReader.open(file), mapping, startDate);
    }

    /** Reads the file to its end and counts its pupils, so that a broken file is refused before anything lands. */
    static long count(Path file) {
        try (CtfReader reader = CtfReader.open(file)) {
            long pupils = 0;
            while (reader.next().isPresent()) {
                pupils++;
            }
            return pupils;
        }
    }

    @Override
    public Iterator<FileRow> iterator() {
        return new Iterator<>() {
            private int number;
            private @Nullable CtfElement ahead = read();

            private @Nullable CtfElement read() {
                Optional<CtfElement> next = reader.next();
                return next.orElse(null);
            }

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public FileRow next() {
                CtfElement pupil = ahead;
                if (pupil == null) {
                    throw new NoSuchElementException();
                }
                ahead = read();
                number++;
                var fields = mapping.read(CtfPupilRules.fields(
                        pupil, reader.header().orElseGet(() -> new CtfElement("Header", "", List.of()))));
                fields.putIfAbsent("startdate", startDate.toString());
                return new FileRow(number, fields);
            }
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}
