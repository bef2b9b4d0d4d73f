#include "parser_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>

/// Pieces are aligned to this, and preceded by as much, which holds their size. A short text's blocks are small;
/// those of a long one are huge pages of the system's, each of which is made whole when it is first touched.
enum { unit = 16, first_block = 96 * 1024, huge_page = 2 << 20, later_block = 2 * huge_page };

struct block {
    struct block *next;
    size_t capacity;
    /// Bytes taken; the header of the last piece stands at `last`.
    size_t used;
    size_t last;
    /// From here on no byte was ever taken, and all are zero.
    size_t untouched;
    /// Where `munmap` is to begin, and how much it gives back; NULL for what came from `calloc`.
    void *mapping;
    size_t mapped;
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
        if (block->mapping) munmap(block->mapping, block->mapped);
        else free(block);
        block = next;
    }
    free(memory);
}

void parser_memory_use(struct parser_memory *memory) { current = memory; }

static size_t rounded(size_t size) { return (size + unit - 1) & ~(size_t)(unit - 1); }

/// A block of zeros with room for a piece, twice as large as the one before, up to huge ones.
static struct block *new_block(size_t room, const struct block *before) {
    size_t capacity = before ? 2 * before->capacity : first_block;
    if (capacity < huge_page / 2 && room <= capacity) {
        struct block *block = calloc(1, sizeof *block + capacity);
        if (!block) abort();
        block->capacity = capacity;
        return block;
    }
    size_t wanted = sizeof(struct block) + room;
    size_t size = wanted > later_block ? (wanted + huge_page - 1) / huge_page * huge_page : later_block;
    // A huge page stands at a multiple of its size, so that much more is asked for.
    size_t mapped = size + huge_page;
    void *mapping = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (mapping == MAP_FAILED) abort();
    uintptr_t start = ((uintptr_t)mapping + huge_page - 1) / huge_page * huge_page;
#ifdef MADV_HUGEPAGE
    madvise((void *)start, size, MADV_HUGEPAGE);
#endif
    struct block *block = (struct block *)start;
    *block = (struct block){.capacity = size - sizeof *block, .mapping = mapping, .mapped = mapped};
    return block;
}

static void *take(size_t size) {
    if (!current || size > SIZE_MAX / 4) abort();
    size_t room = rounded(size) + unit;
    struct block *block = current->newest;
    if (!block || block->capacity - block->used < room) {
        block = new_block(room, block);
        block->next = current->newest;
        current->newest = block;
    }
    unsigned char *header = block->bytes + block->used;
    memcpy(header, &size, sizeof size);
    block->last = block->used;
    block->used += room;
    if (block->untouched < block->used) block->untouched = block->used;
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
    struct block *block = current ? current->newest : NULL;
    size_t untouched = block ? block->untouched : 0;
    unsigned char *piece = take(count * size);
    if (current->newest != block) untouched = 0;
    size_t start = (size_t)(piece - current->newest->bytes);
    if (start < untouched) {
        size_t stale = untouched - start;
        memset(piece, 0, stale < count * size ? stale : count * size);
    }
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
            if (block->untouched < block->used) block->untouched = block->used;
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
