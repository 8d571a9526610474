package org.rollcall.register.imports;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An element of a common transfer file with what it contains.
 *
 * @param name local name
 * @param text its own text, stripped
 * @param children the elements in it, in order
 */
record CtfElement(String name, String text, List<CtfElement> children) {
    /** The text of the first element on that path below this one, null when there is none or it is blank. */
    @Nullable
    String find(String... path) {
        CtfElement here = this;
        for (String step : path) {
            List<CtfElement> next = here.all(step);
            if (next.isEmpty()) {
                return null;
            }
            here = next.getFirst();
        }
        return here.text.isBlank() ? null : here.text;
    }

    /** Whether the element on that path says yes. */
    boolean says(String... path) {
        String word = find(path);
        return word != null && List.of("true", "1", "y", "yes").contains(word.toLowerCase(Locale.ROOT));
    }

    /** The children of that name. */
    List<CtfElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** The children of the first child of that name. */
    List<CtfElement> in(String child) {
        return all(child).stream().findFirst().map(CtfElement::children).orElse(List.of());
    }
}
