package bpflab.author;

import java.util.Locale;

/** A heading as a link calls it: small letters, digits, hyphens. */
public final class Anchor {
    private Anchor() {}

    /** Of {@code Exercise: let it pass}, {@code exercise-let-it-pass}. */
    public static String of(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum}_ -]", "").strip().replaceAll("\\s", "-");
    }
}
