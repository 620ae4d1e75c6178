/**
 * JSON (RFC 8259): records and collections to text, and a text to maps, lists and values. Points at nothing but
 * trouble.
 */
package bpflab.json;
