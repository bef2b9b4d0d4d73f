"""What is aimed at."""

# How many times as fast as the fastest peer in the same run.
AHEAD = {"xor": 8, "logreg": 2, "moons": 9, "digits": 3, "mnist": 1.25, "wide": 1.2}
# The part of the peak of multiply-adds that a whole step reaches, on one thread.
STEP_SHARE = {"mnist": 0.82, "wide": 0.88}
# How many times as fast as one thread two are.
TWO_THREADS = 1.75

# The part of the peak that these products reach; every product is also to be ahead of OpenBLAS.
PRODUCT_SHARE = 0.85
PRODUCTS_WITH_SHARE = {
    "64x64x64", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024", "128x128x784", "128x512x512",
    "784x128x128",
}

# Milliseconds to render the long note when everything is kept.
WARM_RENDERING = 100
# The most memory, as a multiple of the data.
MEMORY = 2.0
