package org.rollcall.localstack.keycloak;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.localstack.folder.StackException;

/** A group that a person may belong to: it names the role and the place of the role in one path. */
public record GroupPath(String path) {

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("/schools/[0-9]{6}/(teacher|office|attendance-officer|head|dsl|governor|front-end)"),
            Pattern.compile("/trusts/[A-Za-z0-9-]{1,20}/(central|data-manager|trustee)"),
            Pattern.compile("/local-authorities/[0-9]{3}/attendance-team"),
            Pattern.compile("/platform/admin"));

    /**
     * A path of one of the known shapes.
     *
     * @throws StackException if it has none of them
     */
    public GroupPath {
        String candidate = path;
        if (SHAPES.stream().noneMatch(shape -> shape.matcher(candidate).matches())) {
            throw new StackException("Not a group of Rollcall: " + path + ". Groups are"
                    + " /schools/{URN of 6 digits}/{teacher|office|attendance-officer|head|dsl|governor|front-end},"
                    + " /trusts/{UID}/{central|data-manager|trustee},"
                    + " /local-authorities/{code of 3 digits}/attendance-team and /platform/admin");
        }
    }

    /** The names along the path, from the top. */
    public List<String> names() {
        return Arrays.stream(path.substring(1).split("/", -1)).toList();
    }

    /** The role that the group gives. */
    public String role() {
        return names().getLast();
    }
}
