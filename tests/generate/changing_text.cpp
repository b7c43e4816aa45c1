#include "tests/generate/changing_text.h"

#include <fmt/format.h>

#include "tests/mutator.h"

namespace orgplan::testing {

std::string changing_text(std::uint64_t seed, const ChangingOptions& options) {
    Random random(seed);
    const Tick first = *parse_date("2027-01-31");
    // Few days, the second stage's among them, so that things change together.
    const auto any_day = [&] { return first + 20 * (1 + static_cast<std::int32_t>(random.below(6))); };
    const std::size_t units = 3 + random.below(4);
    const auto unit = [&] { return fmt::format("u{}", random.below(units)); };
    const auto seat = [&] { return fmt::format("s{}x{}", random.below(units), random.below(3)); };
    // One head, or of faulty organisations joint ones.
    const auto heads = [&] {
        const std::string one = seat();
        if (!options.faulty || random.below(3) > 0) return one;
        const std::string other = seat();
        return one == other ? one : fmt::format("[{}, {}]", one, other);
    };
    const bool head = !options.faulty || random.below(2) == 0;
    std::string text =
        fmt::format("orgplan: 1\ncompany: {{{}locations: [berlin, oslo]{}}}\n", head ? "manager: ceo, " : "",
                    options.faulty ? fmt::format(", departments: 1, duties: {{budget: {}}}", seat()) : "");
    text +=
        "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-05-31}]\n"
        "positions: [{id: ceo, role: ceo";
    const auto change = [&](Tick day, const std::string& what) {
        if (day <= options.cut) text += fmt::format("      {}: {{{}}}\n", date_text(day), what);
    };
    const auto dated = [&](std::string_view key, Tick day) {
        if (day <= options.cut) text += fmt::format(", {}: {}", key, date_text(day));
    };
    if (options.faulty && random.below(3) == 0) dated("closes", any_day());
    text += "}]\nunits:\n";
    for (std::size_t u = 0; u < units; ++u) {
        text += fmt::format("  - id: u{}\n", u);
        if (u > 0 && random.below(2) == 0) text += fmt::format("    within: u{}\n", random.below(u));
        if (options.closing && random.below(2) == 0 && first + 120 <= options.cut) {
            text += fmt::format("    closes: {}\n", date_text(first + 120));
        }
        if (random.below(3) > 0) text += fmt::format("    manager: {}\n", heads());
        if (random.below(3) == 0) text += "    location: oslo\n";
        if (random.below(2) == 0) {
            text += fmt::format("    members: [{}, {{role: qa-engineer, within: {}}}, {{location: oslo}}]\n", seat(),
                                unit());
        }
        if (random.below(3) == 0) text += "    line: solid\n";
        if (options.faulty) {
            if (random.below(2) == 0) text += "    kind: department\n";
            if (random.below(2) == 0) text += fmt::format("    duties: {{on-call: {}}}\n", seat());
            if (random.below(3) == 0) text += "    departments: 1\n";
        }
        text += "    changes:\n";
        const Tick managed = any_day();
        change(managed, fmt::format("manager: {}", random.below(4) == 0 ? "~" : heads()));
        if (u > 0) {
            const Tick moved = any_day();
            change(moved, fmt::format("within: u{}", random.below(u)));
        }
        const Tick elsewhere = any_day();
        change(elsewhere, fmt::format("location: berlin, members: [{}]", seat()));
        const Tick named = any_day();
        change(named, options.faulty ? "kind: team" : "name: Other");
        text += "    positions:\n";
        for (std::size_t p = 0; p < 3; ++p) {
            const std::string_view role = random.below(2) == 0                     ? "qa-engineer"
                                          : options.faulty && random.below(2) == 0 ? "engineering-manager"
                                                                                   : "backend-developer";
            text += fmt::format("      - {{id: s{}x{}, role: {}, holder: P{}", u, p, role, random.below(6));
            if (random.below(3) == 0) text += fmt::format(", opens: {}", date_text(any_day()));
            if (random.below(4) == 0) dated("closes", *parse_date("2027-05-20"));
            if (random.below(4) == 0) text += fmt::format(", dotted: [{}]", seat());
            if (options.closing && random.below(3) == 0) dated("leaves", any_day());
            if (random.below(5) == 0) text += fmt::format(", reports_to: {}", seat());
            if (random.below(5) == 0) text += fmt::format(", assistant_to: {}", seat());
            if (random.below(4) == 0) {
                const Tick day = any_day();
                const std::string to = unit();
                if (day <= options.cut) text += fmt::format(", changes: {{{}: {{unit: {}}}}}", date_text(day), to);
            }
            text += "}\n";
        }
    }
    return text;
}

}  // namespace orgplan::testing
