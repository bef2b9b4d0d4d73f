/// Elementary functions of one `double`, with the same bits as the kernels' elementwise ones on every machine.
/// Everything that reaches a result (tick values, generators, tables, powers of Adam's rates) uses these, never libm.
#ifndef NNBOOK_SCALAR_FUNCTIONS_H
#define NNBOOK_SCALAR_FUNCTIONS_H

/// The value of a function of one variable at x.
double nn_map_value(nn_map function, double x);

/// The value of a function of two variables.
double nn_binary_value(nn_binary function, double left, double right);

double nn_exp(double x);
double nn_expm1(double x);
double nn_log(double x);
double nn_log1p(double x);
double nn_sqrt(double x);
double nn_sin(double x);
double nn_cos(double x);
double nn_tanh(double x);
double nn_sigmoid(double x);
double nn_softplus(double x);
double nn_pow(double base, double exponent);

/// a·b + c rounded once.
double nn_fma(double a, double b, double c);

#endif
