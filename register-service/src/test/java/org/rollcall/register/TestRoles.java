package org.rollcall.register;

import org.rollcall.localstack.testing.TestTokens;

/** Tokens of the trust that every school of these tests belongs to. */
public final class TestRoles {
    private TestRoles() {}

    /** The trust's central team. */
    public static String central() {
        return TestTokens.token("central", "/trusts/90001/central");
    }

    /** The trust's data manager. */
    public static String dataManager() {
        return TestTokens.token("data-manager", "/trusts/90001/data-manager");
    }
}
