/* nosec.o: clang -O2 -target bpf -c nosec.c */
int first(void *ctx)
{
	return 0;
}

int second(void *ctx)
{
	return 1;
}
