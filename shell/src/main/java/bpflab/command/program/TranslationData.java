package bpflab.command.program;

import bpflab.dialect.Change;
import bpflab.dialect.Dialect;
import bpflab.dialect.Notice;
import bpflab.dialect.Translation;
import bpflab.dialect.Untranslated;
import bpflab.json.IfPresent;
import java.util.List;
import java.util.Optional;

/**
 * A translation, as data.
 *
 * @param text today's C
 * @param out the file that it was written to
 */
record TranslationData(
        String file, List<String> dialects, List<Change> changes, List<Untranslated> left, List<Notice> limits,
        String text, @IfPresent Optional<String> out) {
    static TranslationData of(String file, Translation translation, Optional<String> out) {
        return new TranslationData(
                file, translation.dialects().stream().sorted().map(Dialect::label).toList(), translation.changes(),
                translation.left(), translation.limits(), translation.text(), out);
    }
}
