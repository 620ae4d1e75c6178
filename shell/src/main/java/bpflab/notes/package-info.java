/**
 * A session to Markdown that runs again, and that Markdown to the lines to run. Points at bench, view, tour and lesson.
 *
 * <h2>Notes</h2>
 * Plain Markdown, to be read, changed and handed on. What runs again stands in fences at the left edge:
 * <ul>
 *   <li>{@code bpflab}: lines {@code bpflab> LINE}, each followed by what it showed; Java of several lines goes on
 *       behind {@code ...>}. {@code bpflab fails}: lines that were answered with a "no", and are to be again.
 *   <li>{@code c file=NAME} and the like: a file of the student's, as it was before the lines below it.
 * </ul>
 * Everything else is for people: headings for lessons and steps, remarks as quotes, and {@code text} fences for lines
 * in which somebody at the terminal had a hand.
 */
package bpflab.notes;
