// Without this, Rmath.h renames functions by macros that Swift cannot import.
#define MATHLIB_STANDALONE 1
#include <Rmath.h>
