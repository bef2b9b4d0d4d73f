/// Counts this thread's allocations, so that a test can say that a loop makes none.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted here: on Linux with glibc, whose functions can be replaced.
bool allocation_counter_works(void);

/// How many times this thread has allocated memory since it began.
int64_t allocation_count(void);

#endif
