/** The Python scripts that came with BCC programs: the lines of Java at the prompt that do the same. */
package bpflab.dialect.python;
