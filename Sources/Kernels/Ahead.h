#ifndef NNBOOK_AHEAD_H
#define NNBOOK_AHEAD_H

#include "Kernels.h"

// Memory that will be needed soon, asked for a line at a time while tiles multiply: the multiplying leaves the way to
// memory idle, and what is asked for beforehand costs nothing when it is read.

/// Bytes of a line of cache.
#define LINE_BYTES 64
/// Steps of a tile for each line that is asked for. A step of twelve rows by two vectors takes twelve cycles, so this is
/// about as fast as lines arrive.
#define STEPS_PER_LINE 4

/// Runs of lines: the neighbours that make up a row, or one line of each of many rows.
typedef struct nn_ahead {
    /// The next line, and how many are left of its run.
    const char *line;
    ptrdiff_t left;
    ptrdiff_t line_step, run_lines;
    const char *base;
    ptrdiff_t run_step, runs;
    /// Which rows are the runs; NULL for one after the other.
    const int32_t *index;
    /// What comes after them. The last one never ends.
    struct nn_ahead *then;
} nn_ahead;

/// Asks for the same line again and again, which costs nothing.
static inline nn_ahead nn_nothing_ahead(const void *anything) {
    return (nn_ahead){.line = anything, .left = PTRDIFF_MAX};
}

static inline void nn_begin_run(nn_ahead *ahead) {
    ahead->line = ahead->base + (ahead->index ? *ahead->index++ : 1) * ahead->run_step;
    if (!ahead->index) ahead->base = ahead->line;
    ahead->left = ahead->run_lines;
}

/// What goes on when a run is at its end.
static inline nn_ahead *nn_next_run(nn_ahead *ahead) {
    if (--ahead->runs <= 0) return ahead->then;
    nn_begin_run(ahead);
    return ahead;
}

/// `rows` ≥ 1 rows of `bytes` bytes, `stride` bytes apart, or those that `index` names.
static inline nn_ahead nn_rows_ahead(
    const void *base, ptrdiff_t stride, ptrdiff_t rows, ptrdiff_t bytes, const int32_t *index, nn_ahead *then) {
    nn_ahead ahead = {
        .line_step = LINE_BYTES, .run_lines = (bytes + LINE_BYTES - 1) / LINE_BYTES,
        .base = index ? (const char *)base : (const char *)base - stride, .run_step = stride, .runs = rows,
        .index = index, .then = then,
    };
    nn_begin_run(&ahead);
    return ahead;
}

/// The same of narrow rows, down a line's width of all of them before the next: a run for each row would be too short.
static inline nn_ahead nn_columns_ahead(
    const void *base, ptrdiff_t stride, ptrdiff_t rows, ptrdiff_t bytes, nn_ahead *then) {
    nn_ahead ahead = {
        .line_step = stride, .run_lines = rows, .base = (const char *)base - LINE_BYTES, .run_step = LINE_BYTES,
        .runs = (bytes + LINE_BYTES - 1) / LINE_BYTES, .then = then,
    };
    nn_begin_run(&ahead);
    return ahead;
}

/// The part of the rows that one of `parts` threads asks for; NULL where there are none. `ahead` is the memory for it.
static inline nn_ahead *nn_share_of_rows(
    const nn_rows *rows, int32_t part, int32_t parts, nn_ahead *ahead, nn_ahead *then) {
    if (!rows) return NULL;
    const ptrdiff_t first = rows->count * part / parts, beyond = rows->count * (part + 1) / parts;
    if (first == beyond) return NULL;
    *ahead = nn_rows_ahead(
        rows->base, rows->stride_bytes, beyond - first, rows->row_bytes, rows->index + first, then);
    return ahead;
}

#endif
