package org.rollcall.register;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.rollcall.localstack.testing.TestTokens;

/** Lets the service under test trust the tokens of this run. */
public final class TokensUnderTest implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return TestTokens.config();
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
