/** A course as a book: pages of HTML that need neither a server nor a network, the same for the same lessons. */
package bpflab.author.book;
