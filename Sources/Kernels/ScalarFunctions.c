#include "Kernels.h"

#pragma STDC FP_CONTRACT OFF

// One lane of the vector functions of the set in use; all sets agree.

double nn_map_value(nn_map function, double x) {
    double y;
    nn_f64()->map(function, 1, &x, &y);
    return y;
}

double nn_binary_value(nn_binary function, double left, double right) {
    double y;
    nn_f64()->binary(function, 1, &left, &right, &y);
    return y;
}

double nn_exp(double x) { return nn_map_value(nn_map_exp, x); }
double nn_expm1(double x) { return nn_map_value(nn_map_expm1, x); }
double nn_log(double x) { return nn_map_value(nn_map_log, x); }
double nn_log1p(double x) { return nn_map_value(nn_map_log1p, x); }
double nn_sqrt(double x) { return nn_map_value(nn_map_sqrt, x); }
double nn_sin(double x) { return nn_map_value(nn_map_sin, x); }
double nn_cos(double x) { return nn_map_value(nn_map_cos, x); }
double nn_tanh(double x) { return nn_map_value(nn_map_tanh, x); }
double nn_sigmoid(double x) { return nn_map_value(nn_map_sigmoid, x); }
double nn_softplus(double x) { return nn_map_value(nn_map_softplus, x); }
double nn_pow(double base, double exponent) { return nn_binary_value(nn_binary_power, base, exponent); }

double nn_fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
