package org.rollcall.bench.profile;

import java.util.Locale;

/** Draws stacks as one file without scripts from elsewhere: the whole at the top, inner calls below, a click enlarges. */
final class FlamePicture {

    private static final int WIDTH = 1_600;
    private static final int ROW = 17;
    private static final int LETTER = 7;
    private static final double LEAST = 0.4;
    private static final int HUES = 360;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String SCRIPT = """
            <script><![CDATA[
            const boxes = [...document.querySelectorAll('g')];
            boxes.forEach(g => g.addEventListener('click', () => {
              const x = +g.dataset.x, w = +g.dataset.w;
              boxes.forEach(b => {
                const left = (b.dataset.x - x) * 1600 / w, wide = b.dataset.w * 1600 / w;
                const from = Math.max(0, left), to = Math.min(1600, left + wide);
                b.style.display = to - from > 0.4 ? '' : 'none';
                const [r, t] = [b.querySelector('rect'), b.querySelector('text')];
                r.setAttribute('x', from);
                r.setAttribute('width', Math.max(0, to - from - 0.3));
                t.setAttribute('x', from + 3);
                t.textContent = b.dataset.n.slice(-Math.max(0, Math.floor((to - from) / 7)) || b.dataset.n.length + 1);
              });
            }));
            ]]></script>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final Flame root;

    private FlamePicture(Flame root) {
        this.root = root;
    }

    /** The picture as SVG, for any browser. */
    static String of(Flame root) {
        return new FlamePicture(root).drawn();
    }

    private String drawn() {
        int height = (root.depth() + 1) * ROW;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\""
                + WIDTH + "\" height=\"" + height + "\" font-family=\"monospace\" font-size=\"11\">\n");
        box(root, 0, 0);
        return svg.append(SCRIPT).append("</svg>\n").toString();
    }

    private void box(Flame flame, double x, int level) {
        double width = (double) WIDTH * flame.nanos() / Math.max(1, root.nanos());
        if (width < LEAST) {
            return;
        }
        String said = "%s: %.0f ms, %.1f %%"
                .formatted(
                        flame.name(),
                        flame.nanos() / NANOS_PER_MILLI,
                        100.0 * flame.nanos() / Math.max(1, root.nanos()));
        int letters = (int) (width / LETTER);
        String label = flame.name().length() <= letters
                ? flame.name()
                : flame.name().substring(flame.name().length() - letters);
        svg.append(String.format(
                Locale.ROOT,
                "<g data-x=\"%.2f\" data-w=\"%.2f\" data-n=\"%s\"><title>%s</title><rect x=\"%.2f\" y=\"%d\""
                        + " width=\"%.2f\" height=\"%d\" fill=\"hsl(%d,55%%,72%%)\"/><text x=\"%.2f\" y=\"%d\">%s</text></g>%n",
                x,
                width,
                escaped(flame.name()),
                escaped(said),
                x,
                level * ROW,
                Math.max(0.1, width - 0.3),
                ROW - 1,
                hue(flame.name()),
                x + 3,
                level * ROW + ROW - 5,
                escaped(letters < 3 ? "" : label)));
        double at = x;
        for (Flame child : flame.children()) {
            box(child, at, level + 1);
            at += (double) WIDTH * child.nanos() / Math.max(1, root.nanos());
        }
    }

    /** One colour for a feature or a library. */
    private static int hue(String name) {
        return Math.floorMod(Features.of(name).hashCode() * 31, HUES);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
