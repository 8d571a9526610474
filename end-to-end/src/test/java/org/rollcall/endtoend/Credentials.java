package org.rollcall.endtoend;

/** The users of a running stack and how to make more. */
interface Credentials {
    String tokenUrl();

    String clientId();

    String clientSecret();

    String passwordOf(String user);

    /** Makes the user, with these groups, when there is none of that name. */
    void ensure(String user, String... groups);
}
