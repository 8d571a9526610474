package org.rollcall.endtoend;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rollcall.localstack.keycloak.Credentials.Person;
import org.rollcall.localstack.testing.WholeStack;

/** Starts the whole stack once for all stories, in a folder and on ports of its own, and hands out the API. */
final class RunningStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);

    /** The stack with its API; closed by JUnit after the last story. */
    private record Started(WholeStack stack, Api api) implements AutoCloseable {
        static Started start() {
            WholeStack stack = WholeStack.start(Path.of("target", "stack"));
            return new Started(stack, new Api(stack.url().toString(), new Realm(stack)));
        }

        @Override
        public void close() {
            stack.close();
        }
    }

    private record Realm(WholeStack stack) implements Credentials {
        @Override
        public String tokenUrl() {
            return stack.people().tokenUrl();
        }

        @Override
        public String clientId() {
            return stack.people().clientId();
        }

        @Override
        public String clientSecret() {
            return stack.people().clientSecret();
        }

        @Override
        public String passwordOf(String user) {
            return stack.people().person(user).map(Person::password).orElseThrow();
        }

        @Override
        public void ensure(String user, String... groups) {
            if (stack.people().person(user).isEmpty()) {
                stack.addUser(user, groups);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Api.class
                || parameter.getParameter().getType() == WholeStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started =
                context.getRoot().getStore(NAMESPACE).computeIfAbsent("stack", key -> Started.start(), Started.class);
        return parameter.getParameter().getType() == Api.class ? started.api() : started.stack();
    }
}
