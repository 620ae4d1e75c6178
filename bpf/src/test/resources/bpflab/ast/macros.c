#define JOIN(a, b) a##b
#define VALUE(name) JOIN(name, _value)
#define CHECK(condition) if (!(condition)) return 0
#define LOOP(times) for (int JOIN(i, __LINE__) = 0; JOIN(i, __LINE__) < (times); JOIN(i, __LINE__)++)

union number { unsigned int whole; struct { unsigned short low, high; } half; };
int my_value;

int macros(union number *n, unsigned char bytes[static 4], int (*call)(int))
{
	CHECK(n && bytes[1] == 'x');
	LOOP(4)
		VALUE(my) += n->half.high;
	n[0].whole++, --my_value;
label:
	if (call(my_value) > 3 && "text<>'")
		goto label;
	*bytes |= sizeof(*n);
	return (union number){ .whole = my_value }.half.low;
}
