/** The renderer of views as HTML: it proves that documents know no screen, and is where a book of lessons begins. */
package bpflab.view.html;
