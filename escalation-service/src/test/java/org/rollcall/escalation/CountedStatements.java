package org.rollcall.escalation;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.PreparedQuery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every statement that is sent over a connection; of a batch, each of its entries counts as one. */
final class CountedStatements {
    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** That connection, listened to. */
    SqlConnection over(SqlConnection connection) {
        return SqlConnection.newInstance(listen(
                io.vertx.sqlclient.SqlConnection.class, connection.getDelegate(), (method, arguments, answer) -> {
                    if (method.equals("query")) {
                        sent.add(arguments[0].toString());
                    }
                    return method.equals("preparedQuery")
                            ? prepared((PreparedQuery<?>) answer, arguments[0].toString())
                            : answer;
                }));
    }

    /** What was sent, in order. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    private Object prepared(PreparedQuery<?> query, String text) {
        return listen(PreparedQuery.class, query, (method, arguments, answer) -> {
            if (method.equals("execute")) {
                sent.add(text);
            } else if (method.equals("executeBatch")) {
                sent.addAll(Collections.nCopies(((Collection<?>) arguments[0]).size(), text));
            }
            return answer;
        });
    }

    private interface Listener {
        Object answered(String method, Object[] arguments, Object answer);
    }

    private static <T> T listen(Class<T> type, T target, Listener listener) {
        InvocationHandler handler = (Object proxy, Method method, Object[] arguments) -> {
            try {
                Object answer = method.invoke(target, arguments);
                return arguments == null ? answer : listener.answered(method.getName(), arguments, answer);
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
