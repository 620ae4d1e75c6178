package bpflab.lesson;

import java.util.List;

/**
 * What a lesson says of itself, before its text.
 *
 * @param title as people read it: {@code Drop World!}
 * @param needs what the machine must have
 * @param minutes how long it takes; 0 when the author did not say
 * @param source the document that its facts come from; empty when it names none
 * @param learn what a student will be able to do; may be empty
 * @param words words of the glossary that it explains besides those that its text links to
 */
public record About(
        String title, List<Need> needs, int minutes, String source, List<String> learn, List<String> words) {
    public About {
        needs = List.copyOf(needs);
        learn = List.copyOf(learn);
        words = List.copyOf(words);
    }
}
