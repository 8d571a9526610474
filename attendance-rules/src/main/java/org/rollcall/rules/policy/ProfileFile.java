package org.rollcall.rules.policy;

import java.util.Map;

/**
 * One policy file as read, before anything is inherited.
 *
 * @param name the file's name, for refusals
 * @param lines the line of each key the file sets, such as {@code rules.persistent-absence}
 */
public record ProfileFile(String name, PolicyProfile own, Map<String, Integer> lines) {

    PolicyRefused refusal(String key, String message) {
        return new PolicyRefused(name, lines.getOrDefault(key, 1), key + ": " + message);
    }
}
