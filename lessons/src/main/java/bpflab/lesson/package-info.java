/** Markdown to lessons: front matter, steps, expected output, exercises. Points at trouble. */
package bpflab.lesson;
