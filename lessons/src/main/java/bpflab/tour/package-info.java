/** Where a student is in a lesson, as a value. Points at lesson. */
package bpflab.tour;
