package org.rollcall.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests as they are sent, made before the clock runs so that making them costs no measured time. */
public final class Prepared {

    private Prepared() {}

    /**
     * A class's register.
     *
     * @param codes one for each pupil
     */
    public static OpenLoop.Call register(
            int urn,
            String date,
            String session,
            String classId,
            String token,
            List<String> pupils,
            List<String> codes) {
        StringBuilder body = new StringBuilder("{\"marks\":[");
        for (int i = 0; i < pupils.size(); i++) {
            body.append(i == 0 ? "{\"pupilId\":\"" : ",{\"pupilId\":\"")
                    .append(pupils.get(i))
                    .append("\",\"code\":\"")
                    .append(codes.get(i).equals("\\") ? "\\\\" : codes.get(i))
                    .append("\"}");
        }
        return new OpenLoop.Call(
                "/api/v1/schools/" + urn + "/registers/" + date + "/" + session + "/" + classId,
                "Bearer " + token,
                Buffer.buffer(body.append("]}").toString().getBytes(StandardCharsets.UTF_8)));
    }
}
