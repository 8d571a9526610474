/** The mail carrier of the local stack: it takes letters by SMTP and shows what it received as JSON. */
@NullMarked
package org.rollcall.localstack.mail;

import org.jspecify.annotations.NullMarked;
