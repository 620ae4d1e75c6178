#include "shapes.h"

#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define SECTION __attribute__((section("xdp"), used))

struct word {
	union {
		struct {
			unsigned low : 4;
			unsigned high : 4;
		};
		unsigned char byte;
	};
	char text[8];
} __attribute__((preserve_access_index));

static unsigned (*now)(void) = (void *)5;

static __attribute__((noinline)) int halves(struct word *word)
{
	return word->low + word->high;
}

SECTION int shapes(struct pair *pair, struct word *words, int count)
{
	int most = LARGER(pair->left, pair->right);
	int letters = ({ int sum = 0; for (int i = 0; i < 8; i++) sum += words->text[i]; sum; });

	do {
		words[count].byte ^= 0x0f;
		count--;
	} while (count > 0);
	if (!pair->right)
		return halves(&words[most & 7]);
	else if (__builtin_preserve_field_info(words->low, 2))
		now();
	switch (count) {
	case 1: /* größer als ✅ */ return *(int *)words->text;
	default: break;
	}
	return most + letters + (words + 1)->byte;
}
