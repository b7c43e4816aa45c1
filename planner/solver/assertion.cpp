#include "planner/solver/assertion.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

namespace orgplan::solver {
namespace {

thread_local std::jmp_buf* way_back = nullptr;

}  // namespace

bool survives(const std::function<void()>& work) {
    std::jmp_buf here;
    std::jmp_buf* const outer = way_back;
    if (setjmp(here) != 0) {
        way_back = outer;
        return false;
    }
    way_back = &here;
    try {
        work();
    } catch (...) {
        way_back = outer;
        throw;
    }
    way_back = outer;
    return true;
}

}  // namespace orgplan::solver

/// What `assert` calls where it fails, in glibc; the program's own comes before that of the library. abort() would do
/// as a signal, but not without a line on stderr.
extern "C" [[noreturn]] void __assert_fail(const char* what, const char* file, unsigned line,
                                           const char* function) noexcept {
    if (orgplan::solver::way_back != nullptr) std::longjmp(*orgplan::solver::way_back, 1);
    std::fprintf(stderr, "%s:%u: %s: assertion `%s' failed\n", file, line, function, what);
    std::abort();
}
