// SPDX-License-Identifier: Apache-2.0
/* Sells tickets, and knows nothing of BPF. An argument is a visitor's age. */
#include <stdio.h>
#include <stdlib.h>

/* What a visitor pays. */
__attribute__((noinline)) int price(int age)
{
	return age < 12 ? 3 : 8;
}

int main(int count, char **ages)
{
	int sum = 0;

	for (int i = 1; i < count; i++)
		sum += price(atoi(ages[i]));
	printf("%d visitors pay %d\n", count - 1, sum);
	return 0;
}
