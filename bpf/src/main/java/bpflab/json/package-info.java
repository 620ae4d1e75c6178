/**
 * JSON (RFC 8259): records and collections to text, and text to tokens, one after the other, so that a document of any
 * size needs no memory. Points at nothing but trouble.
 */
package bpflab.json;
