/**
 * Markdown to lessons: front matter, steps, expected output, exercises. Points at hook, machine, owner,
 * trouble.
 *
 * <h2>A lesson's folder</h2>
 * {@code NN-name} holds {@code lesson.md}, the files it shows and gives to the student, and {@code solution/} with the
 * solved file of each exercise. {@code NN} is the lesson's place in the course.
 *
 * <h2>Front matter</h2>
 * Lines {@code key: value} between two lines {@code ---} at the very start. {@code title} is required; {@code needs}
 * (see {@link bpflab.lesson.Need}), {@code minutes}, {@code source}, {@code learn} (what one will be able to do) and
 * {@code words} (of the glossary) are not. The last two are lists: lines {@code - ITEM} below the key, or items parted
 * by semicolons behind it.
 *
 * <h2>Fences</h2>
 * The first word behind the back-ticks says what a fence is; the words behind it are {@code name=value} or
 * {@code name="some words"}. A fence of any other word than these is broken, and so is one without a word.
 * <ul>
 * <li>{@code c}, {@code text}, {@code sh} and the others of {@link bpflab.lesson.Fence}: shown. {@code file=NAME} shows
 * a
 *       file of the folder ({@code lines=4-8}: those lines of it); the fence is empty or holds the same text.
 *   <li>{@code bpflab}: lines {@code bpflab> COMMAND}, each followed by the output it gives
 *       ({@link bpflab.lesson.Expected}). {@code rejected="WORDS"}: its one command must be refused with those words.
 *   <li>{@code predict}: a question, perhaps a line {@code choices: A | B}, one line {@code bpflab> COMMAND}, the
 *   output it gives with {@code <answer>} where the answer is printed ({@code <answer=0>} says what it must be), and
 *       {@code why: REASON}. The student is asked first, then the command runs and what it prints there is right.
 *       {@code rejected=} as above.
 * <li>{@code exercise file=NAME}: the student edits that file; {@code program=NAME} says which program is checked when
 *       the file has several; {@code hook="xdp lab0"}, {@code hook="tracepoint sched/sched_process_exec"} where it is
 *       attached when its section does not say it (an interface is lab0 unless said otherwise).
 *       {@code with="PROGRAM HOOK"} is another program of the file that is attached meanwhile. {@code fails=CASE}
 *       says why the file fails as it is given, in a word as for hints: unless said otherwise {@code wrong}. What
 *       triggers the hook are the checks: traffic in the lab, or a command ({@code run}).
 *       Empty.
 *   <li>{@code check}: one check a line, below it its hints, gentle one first (an idea, a place, almost the answer):
 *       lines {@code hint: WORDS}, at least one. {@code hint when CASE: WORDS} is told only when the check saw that:
 *       {@link bpflab.lesson.Seen} has the cases ({@code compile-error}, {@code rejected}, {@code wrong} …). The first
 *       fence of this kind behind {@code exercise} belongs to it.
 *   <li>{@code recap}: {@code QUESTION -> ANSWER | ANSWER}, one a line, asked one after the other.
 * </ul>
 *
 * <h2>Steps</h2>
 * Each command ends a step; so do a prediction, a recap, and a thematic break ({@code ---}) between paragraphs. A
 * heading {@code ## Exercise: …}, {@code ## Exercise (harder): …} or {@code ## Break it: …} (the file is a good program
 * that was spoilt) opens an exercise, which is one step up to the next heading of that level; each exercise has a file
 * of its own. {@code ## Optional: …} opens a part that may be skipped: what comes behind may not need it. A level 1
 * heading is for readers of the plain file and is not part of a step. A link {@code [ring buffer](explain:ring-buffer)}
 * marks a word that the glossary has.
 */
package bpflab.lesson;
