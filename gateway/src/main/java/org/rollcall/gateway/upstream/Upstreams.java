package org.rollcall.gateway.upstream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Where each service is, from {@code rollcall.<service>.url}. */
@ApplicationScoped
public class Upstreams {
    private static final int HTTP_PORT = 80;

    private final Map<Upstream, URI> addresses = new EnumMap<>(Upstream.class);

    @Inject
    Upstreams(Config config) {
        Arrays.stream(Upstream.values())
                .forEach(upstream -> addresses.put(
                        upstream, URI.create(config.getValue("rollcall." + upstream.word() + ".url", String.class))));
    }

    private Upstreams(Map<Upstream, URI> addresses) {
        this.addresses.putAll(addresses);
    }

    /** Services at given addresses; each of them must have one. */
    public static Upstreams at(Map<Upstream, URI> addresses) {
        return new Upstreams(addresses);
    }

    /** Host name of the service. */
    public String host(Upstream upstream) {
        return uri(upstream).getHost();
    }

    /** Port of the service. */
    public int port(Upstream upstream) {
        int port = uri(upstream).getPort();
        return port < 0 ? HTTP_PORT : port;
    }

    /** The address of a path at the service. */
    public String url(Upstream upstream, String path) {
        return "http://" + host(upstream) + ":" + port(upstream) + path;
    }

    private URI uri(Upstream upstream) {
        @Nullable URI uri = addresses.get(upstream);
        if (uri == null) {
            throw new IllegalStateException("no address of " + upstream.word());
        }
        return uri;
    }
}
