package org.rollcall.register.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The census as CSV, one line for each pupil and period, one column for each code that occurs. */
final class CensusCsv {
    private static final List<String> COLUMNS = List.of(
            "urn",
            "laCode",
            "collection",
            "period",
            "upn",
            "legalSurname",
            "legalForename",
            "dateOfBirth",
            "sex",
            "yearGroup",
            "age",
            "entryDate",
            "leavingDate",
            "possible",
            "missed",
            "authorised",
            "unauthorised");

    private CensusCsv() {}

    static String of(Census census) {
        SortedSet<String> codes = new TreeSet<>();
        census.items().forEach(item -> codes.addAll(item.codes().keySet()));
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(COLUMNS);
            codes.forEach(code -> header.add("code " + code));
            csv.writeRecord(header);
            census.items().forEach(item -> csv.writeRecord(record(census, item, codes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> record(Census census, Census.Item item, SortedSet<String> codes) {
        List<String> cells = new ArrayList<>();
        cells.add(CellRules.cell(census.urn()));
        cells.add(CellRules.cell(census.laCode()));
        cells.add(CellRules.cell(census.collection()));
        cells.add(CellRules.cell(item.period()));
        cells.add(CellRules.cell(item.upn()));
        cells.add(CellRules.cell(item.legalSurname()));
        cells.add(CellRules.cell(item.legalForename()));
        cells.add(CellRules.cell(item.dateOfBirth()));
        cells.add(CellRules.cell(item.sex()));
        cells.add(CellRules.cell(item.yearGroup()));
        cells.add(CellRules.cell(item.age()));
        cells.add(CellRules.cell(item.entryDate()));
        cells.add(CellRules.cell(item.leavingDate()));
        cells.add(CellRules.cell(item.possible()));
        cells.add(CellRules.cell(item.missed()));
        cells.add(CellRules.cell(item.authorised()));
        cells.add(CellRules.cell(item.unauthorised()));
        codes.forEach(code -> cells.add(CellRules.cell(item.codes().getOrDefault(code, 0))));
        return cells;
    }
}
