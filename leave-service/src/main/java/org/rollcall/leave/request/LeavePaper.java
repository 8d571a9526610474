package org.rollcall.leave.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import org.rollcall.rules.calendar.DateRange;

/** Turns requests into rows and rows into requests. */
@ApplicationScoped
class LeavePaper {
    private static final TypeReference<List<Object>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<List<Assessment>> ASSESSMENT = new TypeReference<>() {};
    private static final TypeReference<Object> LICENCE = new TypeReference<>() {};

    private final ObjectMapper json;

    LeavePaper(ObjectMapper json) {
        this.json = json;
    }

    LeaveRow row(LeaveRequest request) {
        LeaveRow row = new LeaveRow();
        row.key = new LeaveKey(request.urn(), request.id());
        row.pupilId = request.pupilId();
        row.revision = request.revision();
        row.kind = request.kind();
        row.askedFrom = request.asked().start();
        row.askedTo = request.asked().end();
        row.reason = request.reason();
        row.requestedBy = request.requestedBy();
        row.requestedOn = request.requestedOn();
        row.evidence = write(request.evidence());
        row.licence = request.licence() == null ? null : write(request.licence());
        row.assessment = write(request.assessment());
        row.receivedAt = request.receivedAt().atOffset(ZoneOffset.UTC);
        row.take(request.state());
        return row;
    }

    LeaveRequest request(LeaveRow row) {
        return new LeaveRequest(
                row.key.schoolUrn(),
                row.key.leaveId(),
                row.pupilId,
                row.kind,
                new DateRange(row.askedFrom, row.askedTo),
                row.reason,
                row.requestedBy,
                row.requestedOn,
                read(row.evidence, EVIDENCE),
                row.licence == null ? null : read(row.licence, LICENCE),
                read(row.assessment, ASSESSMENT),
                row.receivedAt.toInstant(),
                row.revision,
                row.state());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
