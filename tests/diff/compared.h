#pragma once

#include <string>

#include "planner/api/check.h"
#include "planner/diff/report.h"
#include "tests/language/resolved.h"

namespace orgplan {

/// What is said of two specs, on a screen or in a comment.
struct Compared {
    Compared(const std::string& before, const std::string& after, bool checked = false) : first(before), second(after) {
        if (checked) {
            first.spec->findings = api::check(*first.spec, {.parts = true})->findings;
            second.spec->findings = api::check(*second.spec, {.parts = true})->findings;
        }
        found = diff::diff(a(), b(), diff::stage_by_stage(a(), b()));
        if (checked) {
            diff::compare_findings({first.spec->findings, first.spec->sources, first.spec->organisation},
                                   {second.spec->findings, second.spec->sources, second.spec->organisation}, found);
        }
    }
    const Organisation& a() const { return first.spec->organisation; }
    const Organisation& b() const { return second.spec->organisation; }
    std::string text() const { return diff::diff_text(found, {a(), b(), "a", "b"}, 100); }
    std::string markdown() const { return diff::diff_markdown(found, {a(), b(), "a", "b"}); }

    testing::Resolved first, second;
    diff::Diff found;
};

inline constexpr const char* kHead =
    "orgplan: 1\ncompany: {name: Acme, manager: ceo}\npositions: [{id: ceo, role: ceo}]\n";

inline std::string with(const std::string& units) {
    return kHead + units;
}

}  // namespace orgplan
