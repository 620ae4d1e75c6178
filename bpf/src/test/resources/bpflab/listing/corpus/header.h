/* Lines of two files in one program. */
static inline int in_header(int n)
{
	return n > 3
		? n * 7
		: n - 1;
}
