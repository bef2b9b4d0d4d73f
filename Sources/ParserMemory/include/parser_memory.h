#ifndef NNBOOK_PARSER_MEMORY_H
#define NNBOOK_PARSER_MEMORY_H

#include <stddef.h>

/// Memory for one parsed document, all of which is given back at once.
///
/// A tree of cmark's are a hundred thousand small pieces: taking each from the system and giving it back costs as much
/// as parsing does.
struct parser_memory;

struct parser_memory *parser_memory_new(void);
void parser_memory_free(struct parser_memory *memory);

/// Makes the three functions below take from this memory when they are called on this thread; NULL for none.
void parser_memory_use(struct parser_memory *memory);

/// As `calloc`, `realloc` and `free` of the C library; of what is freed only the last piece is taken again.
void *parser_memory_calloc(size_t count, size_t size);
void *parser_memory_realloc(void *piece, size_t size);
void parser_memory_release(void *piece);

/// As `strlen` of the C library.
size_t parser_text_length(const char *text);

#endif
