/* The theme's files, compiled in. */

#ifndef NNBOOK_THEME_H
#define NNBOOK_THEME_H

#include <stddef.h>

/*
 * The bytes of a file of the theme, such as "style/page.css", and their number;
 * null, and a length of 0, where there is no file of that name. The bytes live
 * as long as the program and are not closed by a zero.
 */
const unsigned char *theme_asset(const char *name, size_t *length);

#endif
