package org.rollcall.gateway.dev;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Tells requests of this machine from others, by the address of the connection and by nothing that a header says. */
final class Loopback {
    private Loopback() {}

    static boolean isFrom(HttpServerRequest request) {
        @Nullable SocketAddress remote = request.connection().remoteAddress();
        return remote != null && isLoopback(remote.hostAddress());
    }

    static boolean isLoopback(@Nullable String numericAddress) {
        try {
            return numericAddress != null
                    && !numericAddress.isEmpty()
                    && InetAddress.ofLiteral(numericAddress).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
