#include "parser_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// Pieces are aligned to this, and preceded by as much, which holds their size.
enum { unit = 16, block_size = 96 * 1024 };

struct block {
    struct block *next;
    size_t capacity;
    /// Bytes taken; the header of the last piece stands at `last`.
    size_t used;
    size_t last;
    _Alignas(unit) unsigned char bytes[];
};

struct parser_memory {
    struct block *newest;
};

static _Thread_local struct parser_memory *current;

struct parser_memory *parser_memory_new(void) {
    struct parser_memory *memory = calloc(1, sizeof *memory);
    if (!memory) abort();
    return memory;
}

void parser_memory_free(struct parser_memory *memory) {
    struct block *block = memory->newest;
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(memory);
}

void parser_memory_use(struct parser_memory *memory) { current = memory; }

static size_t rounded(size_t size) { return (size + unit - 1) & ~(size_t)(unit - 1); }

static void *take(size_t size) {
    if (!current || size > SIZE_MAX / 2) abort();
    size_t room = rounded(size) + unit;
    struct block *block = current->newest;
    if (!block || block->capacity - block->used < room) {
        size_t capacity = room > block_size ? room : block_size;
        block = malloc(sizeof *block + capacity);
        if (!block) abort();
        *block = (struct block){.next = current->newest, .capacity = capacity};
        current->newest = block;
    }
    unsigned char *header = block->bytes + block->used;
    memcpy(header, &size, sizeof size);
    block->last = block->used;
    block->used += room;
    return header + unit;
}

static size_t size_of(void *piece) {
    size_t size;
    memcpy(&size, (unsigned char *)piece - unit, sizeof size);
    return size;
}

/// Whether the piece was the last that was taken.
static int is_last(void *piece) {
    struct block *block = current ? current->newest : NULL;
    return block && block->used > 0 && (unsigned char *)piece == block->bytes + block->last + unit;
}

void *parser_memory_calloc(size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size) abort();
    void *piece = take(count * size);
    memset(piece, 0, count * size);
    return piece;
}

void *parser_memory_realloc(void *piece, size_t size) {
    if (!piece) return take(size);
    if (size > SIZE_MAX / 2) abort();
    if (is_last(piece)) {
        struct block *block = current->newest;
        if (block->capacity - block->last >= rounded(size) + unit) {
            memcpy((unsigned char *)piece - unit, &size, sizeof size);
            block->used = block->last + unit + rounded(size);
            return piece;
        }
    }
    size_t old = size_of(piece);
    void *moved = take(size);
    memcpy(moved, piece, old < size ? old : size);
    return moved;
}

void parser_memory_release(void *piece) {
    if (!piece || !is_last(piece)) return;
    struct block *block = current->newest;
    block->used = block->last;
    // What was taken before is not known any more: until the next piece none is the last.
    block->last = block->capacity;
}

size_t parser_text_length(const char *text) { return strlen(text); }
