#include "planner/report/waits.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "planner/report/numbered_id.h"
#include "planner/report/phrases.h"

namespace orgplan::report {

std::string waits_text(const Organisation& org, const text::Sources& sources) {
    std::string text;
    const std::vector<Wait>& waits = org.hiring.waits;
    for (std::size_t i = 0, next = 0; i < waits.size(); i = next) {
        const auto alike = [](const Wait& each) {
            return std::tuple(each.planned, each.until, each.backfill, each.freeze);
        };
        const auto [stem, number] = numbered_id(org[waits[i].seat].id);
        for (next = i + 1; next < waits.size() && number > 0; ++next) {
            const bool follows = numbered_id(org[waits[next].seat].id) == std::pair(stem, number + next - i);
            if (!follows || alike(waits[next]) != alike(waits[i])) break;
        }
        const Place freeze = org.hiring.freezes[waits[i].freeze].place;
        const text::LineColumn at = sources.line_column(freeze.file, freeze.begin);
        text += fmt::format("  `{}` {} until {} (planned for {}) because of the freeze at {}:{}:{}\n",
                            id_range(org[waits[i].seat].id, next - i), next - i == 1 ? "waits" : "wait",
                            org.time_text(waits[i].until), org.time_text(waits[i].planned), sources[freeze.file].path,
                            at.line, at.column);
    }
    if (text.empty()) return text;
    return fmt::format("{} until a freeze ends:\n{}\n", counted_do(waits.size(), "start", "wait"), text);
}

}  // namespace orgplan::report
