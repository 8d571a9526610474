package org.rollcall.reporting.live;

import io.vertx.core.json.JsonObject;

/** Who reads a stream, and therefore what its events say. */
enum Audience {
    /** The attendance officer, head and DSL of the school: with the ids of pupils and rules. */
    CASEWORKERS {
        @Override
        JsonObject tell(LiveEvent event) {
            return told(event).put("urn", event.urn()).mergeIn(event.details());
        }
    },
    /** Everybody else at the school: that something happened, and when. */
    STAFF {
        @Override
        JsonObject tell(LiveEvent event) {
            return told(event);
        }
    },
    /** People of the trust: at which school something happened, and when. */
    TRUST {
        @Override
        JsonObject tell(LiveEvent event) {
            return told(event).put("urn", event.urn());
        }
    };

    /** The data of the server-sent event. */
    abstract JsonObject tell(LiveEvent event);

    private static JsonObject told(LiveEvent event) {
        return new JsonObject().put("kind", event.kind()).put("at", event.at());
    }
}
