package org.rollcall.register.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;

/** The rows of a CSV file in UTF-8 with a header row, under the names that the school's mapping gives its columns. */
final class CsvRows implements RowSource {
    private final CsvReader<NamedCsvRecord> csv;
    private final ColumnMapping mapping;

    private CsvRows(CsvReader<NamedCsvRecord> csv, ColumnMapping mapping) {
        this.csv = csv;
        this.mapping = mapping;
    }

    static CsvRows open(Path file, ColumnMapping mapping) {
        try {
            return new CsvRows(
                    CsvReader.builder()
                            .detectBomHeader(true)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofNamedCsvRecord(file),
                    mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Iterator<FileRow> iterator() {
        Iterator<NamedCsvRecord> records = csv.iterator();
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public FileRow next() {
                number++;
                return new FileRow(number, mapping.read(records.next().getFieldsAsMap()));
            }
        };
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
