#include "theme.h"

#include <string.h>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char base_css[] = {
#embed "style/base.css"
};
static const unsigned char dark_css[] = {
#embed "style/dark.css"
};
static const unsigned char prose_css[] = {
#embed "style/prose.css"
};
static const unsigned char page_css[] = {
#embed "style/page.css"
};
static const unsigned char code_css[] = {
#embed "style/code.css"
};
static const unsigned char cell_css[] = {
#embed "style/cell.css"
};
static const unsigned char chart_css[] = {
#embed "style/chart.css"
};
static const unsigned char print_css[] = {
#embed "style/print.css"
};
static const unsigned char page_js[] = {
#embed "script/page.js"
};
static const unsigned char page_mustache[] = {
#embed "templates/page.mustache"
};
static const unsigned char index_mustache[] = {
#embed "templates/index.mustache"
};

static const struct asset {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} assets[] = {
    {"style/base.css", base_css, sizeof base_css},
    {"style/dark.css", dark_css, sizeof dark_css},
    {"style/prose.css", prose_css, sizeof prose_css},
    {"style/page.css", page_css, sizeof page_css},
    {"style/code.css", code_css, sizeof code_css},
    {"style/cell.css", cell_css, sizeof cell_css},
    {"style/chart.css", chart_css, sizeof chart_css},
    {"style/print.css", print_css, sizeof print_css},
    {"script/page.js", page_js, sizeof page_js},
    {"templates/page.mustache", page_mustache, sizeof page_mustache},
    {"templates/index.mustache", index_mustache, sizeof index_mustache},
};

static const size_t asset_count = sizeof assets / sizeof assets[0];

const unsigned char *theme_asset(const char *name, size_t *length) {
    for (size_t number = 0; number < asset_count; number++) {
        if (strcmp(assets[number].name, name) == 0) {
            *length = assets[number].length;
            return assets[number].bytes;
        }
    }
    *length = 0;
    return NULL;
}
