// Reading and copying what no cache holds.

#include "MachineLimits.h"
#include "Team.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t bytes;
    int copies;
} task;

/// The sum of all 64-bit words, in eight independent sums.
static uint64_t read_all(const uint64_t *words, int64_t count) {
    uint64_t sums[8] = {0};
    for (int64_t place = 0; place + 8 <= count; place += 8) {
        for (int lane = 0; lane < 8; lane++) sums[lane] += words[place + lane];
    }
    uint64_t total = 0;
    for (int lane = 0; lane < 8; lane++) total += sums[lane];
    return total;
}

static double measure(void *context, int32_t index, double seconds) {
    (void)index;
    const task *given = context;
    char *from = malloc((size_t)given->bytes), *to = given->copies ? malloc((size_t)given->bytes) : NULL;
    double rate = 0;
    if (from && (to || !given->copies)) {
        memset(from, 1, (size_t)given->bytes);
        if (to) memset(to, 2, (size_t)given->bytes);
        volatile uint64_t kept = 0;
        double moved = 0;
        const double begin = nn_team_now();
        double now;
        do {
            if (to) {
                memcpy(to, from, (size_t)given->bytes);
                kept += (uint64_t)to[given->bytes / 2];
                moved += 2 * (double)given->bytes;
            } else {
                kept += read_all((const uint64_t *)(const void *)from, given->bytes / 8);
                moved += (double)given->bytes;
            }
            now = nn_team_now();
        } while (now - begin < seconds);
        rate = moved / (now - begin);
    }
    free(from);
    free(to);
    return rate;
}

double nn_limit_read(int32_t threads, double seconds, int64_t bytes) {
    task given = {bytes, 0};
    return nn_team_run(measure, &given, threads, seconds);
}

double nn_limit_copy(int32_t threads, double seconds, int64_t bytes) {
    task given = {bytes, 1};
    return nn_team_run(measure, &given, threads, seconds);
}
