#pragma once

// The two functions the layout needs that are not exact on every machine in the same way: made of additions,
// multiplications and divisions alone, they are; private to the layout.

namespace orgplan::layout {

/// The natural logarithm of a positive number, to about the last bit; of 1 it is exactly 0.
double logarithm(double value);

/// The n-th root of a number from 1 upwards, to about the last bit.
double root(double value, unsigned n);

}  // namespace orgplan::layout
