package org.rollcall.register.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The daily share as CSV, one line for each pupil. */
final class DailyShareCsv {
    private static final List<String> COLUMNS = List.of(
            "urn",
            "laCode",
            "date",
            "upn",
            "legalSurname",
            "legalForename",
            "dateOfBirth",
            "sex",
            "ethnicity",
            "yearGroup",
            "startDate",
            "freeSchoolMeals",
            "specialNeeds",
            "lookedAfter",
            "socialWorker",
            "am",
            "amClass",
            "pm",
            "pmClass");

    private DailyShareCsv() {}

    static String of(DailyShare share) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(COLUMNS);
            share.items().forEach(item -> csv.writeRecord(record(share, item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> record(DailyShare share, DailyShare.Item item) {
        return Stream.of(
                        share.urn(),
                        share.laCode(),
                        share.date(),
                        cell(item.upn()),
                        item.legalSurname(),
                        item.legalForename(),
                        item.dateOfBirth(),
                        item.sex(),
                        cell(item.ethnicity()),
                        item.yearGroup(),
                        item.startDate(),
                        item.freeSchoolMeals(),
                        item.specialNeeds(),
                        item.lookedAfter(),
                        item.socialWorker(),
                        cell(item.am()),
                        cell(item.amClass()),
                        cell(item.pm()),
                        cell(item.pmClass()))
                .map(CellRules::cell)
                .toList();
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
