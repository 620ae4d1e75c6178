/** The course: choosing a lesson and turning its pages. */
package bpflab.command.course;
