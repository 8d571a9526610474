package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** One person or front end calling the API. */
record User(Api api, String name) {
    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** A call that must succeed. */
    Answer ok(String method, String path, @Nullable Object body) {
        Answer answer = send(method, path, body);
        assertThat(answer.status())
                .as("%s: %s %s: %s", name, method, path, answer)
                .isBetween(200, 204);
        return answer;
    }

    private Answer send(String method, String path, @Nullable Object body) {
        Answer answer = api.send(api.token(name), method, path, body);
        if (answer.status() == 401) {
            // Access tokens live for five minutes of machine time; a long story outlives them.
            api.forgetTokens();
            answer = api.send(api.token(name), method, path, body);
        }
        return answer;
    }
}
