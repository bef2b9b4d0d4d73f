// Threads that measure at the same time.
#ifndef NNBOOK_TEAM_H
#define NNBOOK_TEAM_H

#include <stdint.h>

/// Runs `measure` on so many threads at once and returns the sum of what they return.
double nn_team_run(
    double (*measure)(void *context, int32_t index, double seconds), void *context, int32_t threads, double seconds);

/// Units a second of a loop that does so many units in `rounds` rounds, measured for about `seconds` after a start.
double nn_team_rate(double (*run)(int64_t rounds), double seconds);

/// Seconds since some start.
double nn_team_now(void);

#endif
