/** What an instance of the stack is made of before anything runs: its folder, its ports and its secrets. */
@NullMarked
package org.rollcall.localstack.folder;

import org.jspecify.annotations.NullMarked;
