package org.rollcall.gateway.dev;

import org.rollcall.gateway.upstream.Upstream;

/** A service did not do its part; the message names it. */
final class ServiceFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServiceFailure(Upstream service, String what) {
        super(service.word() + ": " + what);
    }

    ServiceFailure(String what) {
        super(what);
    }
}
