package org.rollcall.reporting.live;

/** Who reads a stream, and therefore what its events say. */
enum Audience {
    /** The attendance officer, head and DSL of the school: with the ids of pupils and rules. */
    CASEWORKERS {
        @Override
        String tell(LiveEvent event) {
            String own = event.details().strip().substring(1);
            return told(event) + urn(event) + (own.strip().equals("}") ? "}" : "," + own);
        }
    },
    /** Everybody else at the school: that something happened, and when. */
    STAFF {
        @Override
        String tell(LiveEvent event) {
            return told(event) + "}";
        }
    },
    /** People of the trust: at which school something happened, and when. */
    TRUST {
        @Override
        String tell(LiveEvent event) {
            return told(event) + urn(event) + "}";
        }
    };

    /** The data of the server-sent event, one line of JSON. */
    abstract String tell(LiveEvent event);

    // Kinds and instants need no escaping.
    private static String told(LiveEvent event) {
        return "{\"kind\":\"" + event.kind() + "\",\"at\":\"" + event.at() + "\"";
    }

    private static String urn(LiveEvent event) {
        return ",\"urn\":" + event.urn();
    }
}
