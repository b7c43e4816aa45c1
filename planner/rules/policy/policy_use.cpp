#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/rules/policy/policy.h"

// What the entries of `ignore` suppressed, and which of them had nothing to suppress.

namespace orgplan::rules {

std::vector<report::SuppressedFinding> Policy::suppressed(const Organisation& org) const {
    std::vector<report::SuppressedFinding> all;
    for (const auto& [of, suppressed] : suppressed_) {
        const auto& [entry, seat, unit, counted] = of;
        const Ignore& ignore = ignores_[entry];
        report::SuppressedFinding& one = all.emplace_back();
        one.rule = ignore.rule;
        one.kind = given(seat) ? "seat" : given(unit) ? "unit" : "company";
        if (given(seat)) one.id = org[seat].id;
        if (!given(seat) && given(unit)) one.id = org[unit].id;
        one.where = suppressed.where;
        one.about = counted.second;
        one.stages = suppressed.stages;
        one.entry = ignore.place;
        one.in_source = ignore.comment;
        one.why = ignore.why;
    }
    return all;
}

namespace {

// By rule: notes on where its first findings are.
std::unordered_map<std::string, std::vector<text::Note>> notes_on(const text::Findings& findings) {
    constexpr std::size_t kMostNotes = 3;
    std::unordered_map<std::string, std::vector<text::Note>> all;
    for (const text::Finding& each : findings.all()) {
        std::vector<text::Note>& notes = all[each.rule];
        if (notes.size() == kMostNotes) continue;
        if (std::ranges::find(notes, each.where, &text::Note::where) != notes.end()) continue;
        notes.push_back({each.where, fmt::format("`{}` is reported here", each.rule)});
    }
    return all;
}

}  // namespace

void Policy::report_unused(text::Findings& findings, std::span<const std::string> skipped) const {
    if (ignores_.empty()) return;
    auto reported = notes_on(findings);
    for (const Ignore& ignore : ignores_) {
        if (ignore.shared || !checks(ignore.rule, ignore.pack, ignore.own)) continue;
        if (std::ranges::find(skipped, ignore.rule) != skipped.end()) continue;
        const std::string at = ignore.at.empty() ? "" : fmt::format(" at `{}`", ignore.at);
        const std::string_view what = ignore.comment ? "comment" : "entry";
        if (!ignore.ended.empty()) {
            findings.add(
                "unused-ignore", ignore.place,
                ignore.used
                    ? fmt::format("this {} ended {}, and `{}` is reported{} again", what, ignore.ended, ignore.rule, at)
                    : fmt::format("this {} ended {}, and `{}` is not reported{}", what, ignore.ended, ignore.rule, at),
                ignore.used      ? "correct what is reported, or write a later `until`"
                : ignore.comment ? "remove the comment"
                                 : "");
        } else if (!ignore.used && ignore.later) {
            findings.add("unused-ignore", ignore.place,
                         fmt::format("this {0} ends at `{1}`, and `{2}` is reported{3} only from `{1}` on", what,
                                     ignore.until, ignore.rule, at),
                         "correct what is reported, or write a later `until`");
        } else if (!ignore.used) {
            std::vector<text::Note> notes = reported[ignore.rule];
            const bool elsewhere = !notes.empty() && !ignore.at.empty();
            std::string help = elsewhere ? "name the seat or unit of the finding in `at`, or remove the entry" : "";
            if (ignore.comment) {
                help = elsewhere ? "write it on the line of the seat or unit of the finding, or above, or remove it"
                                 : "remove the comment";
            }
            findings
                .add("unused-ignore", ignore.place,
                     fmt::format("this {} suppresses nothing: `{}` is not reported{}", what, ignore.rule, at),
                     std::move(help))
                .notes = std::move(notes);
        }
    }
}

}  // namespace orgplan::rules
