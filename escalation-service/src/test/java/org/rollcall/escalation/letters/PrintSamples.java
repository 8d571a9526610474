package org.rollcall.escalation.letters;

import java.nio.file.Files;
import java.nio.file.Path;

class PrintSamples {
    public static void main(String[] a) throws Exception {
        LetterTemplates t = new LetterTemplates();
        LetterPress p = new LetterPress(t);
        for (LetterInputFixture f : LetterInputFixture.all()) {
            boolean draft = f.toString().contains("special") || f.letter().equals("five-day");
            RenderedLetter r = p.print(f.letter(), f.data(), draft);
            Path out = Path.of("/tmp/letters-out");
            Files.createDirectories(out);
            Files.write(out.resolve(f.letter() + "-" + f.input().getFileName() + ".pdf"), r.pdf());
            Files.createDirectories(f.expected().getParent());
            Files.writeString(f.expected(), (r.subject() + "\n\n" + r.text()).strip() + "\n");
        }
    }
}
