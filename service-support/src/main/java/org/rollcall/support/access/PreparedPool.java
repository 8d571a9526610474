package org.rollcall.support.access;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Makes pools whose connections keep every statement prepared. The client's own limit of 2,048 characters leaves out just
 * those that write a whole register: they were parsed and planned anew for each one.
 */
@ApplicationScoped
class PreparedPool implements PgPoolCreator {
    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
