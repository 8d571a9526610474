/** Keycloak as a child process, its realm, and the people who may sign in. */
@NullMarked
package org.rollcall.localstack.keycloak;

import org.jspecify.annotations.NullMarked;
