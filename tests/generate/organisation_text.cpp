#include "tests/generate/organisation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace orgplan {
namespace {

/// What a team is for, and who works in it.
struct Kind {
    std::string_view purpose;
    std::array<std::string_view, 4> roles;
};

constexpr std::array<Kind, 14> kKinds{{
    {"development", {"backend-developer", "frontend-developer", "full-stack-developer", "mobile-developer"}},
    {"operations", {"site-reliability-engineer", "systems-administrator", "devops-engineer", "release-engineer"}},
    {"data", {"data-engineer", "data-analyst", "data-scientist", "machine-learning-engineer"}},
    {"product", {"product-manager", "product-owner", "product-analyst", "lead-product-manager"}},
    {"design", {"product-designer", "ux-writer", "ux-researcher", "lead-designer"}},
    {"engineering", {"software-engineer", "qa-engineer", "software-architect", "technical-writer"}},
    {"development", {"software-developer", "tech-lead", "agile-coach", "project-manager"}},
    {"sales", {"account-executive", "sales-manager", "pre-sales-engineer", "technical-account-manager"}},
    {"marketing", {"generalist-marketer", "performance-marketer", "seo-specialist", "community-manager"}},
    {"marketing",
     {"product-marketing-manager", "public-relations-specialist", "layout-designer", "developer-advocate"}},
    {"it", {"it-specialist", "database-administrator", "security-engineer", "mlops-engineer"}},
    {"recruiting", {"recruiter", "technical-recruiter", "human-resources-specialist", "technical-consultant"}},
    {"engineering", {"support-engineer", "hardware-engineer", "platform-architect", "research-developer"}},
    {"research", {"research-developer", "data-scientist", "vp-engineering", "general-manager"}},
}};

constexpr int kFirstYear = 2027;

class Writer {
  public:
    explicit Writer(const GeneratorOptions& options) : options_(options), random_(options.seed) {}

    std::string write() {
        text_.reserve(options_.seats * 100 + 1000);
        add("orgplan: 1\ncompany: {{name: Generated, builds: [software], manager: ceo}}\nstages:\n");
        for (std::size_t stage = 1; stage <= options_.stages; ++stage) {
            add("  - {{id: s{}, date: {}-01-31}}\n", stage, kFirstYear + static_cast<int>(stage) - 1);
        }
        add("projects: [{{id: move, due: {}-06-30, duties: {{delivery: {{s1: ceo}}}}}}]\n", kFirstYear);
        add("positions:\n  - {{id: ceo, role: chief-executive-officer, holder: {}}}\n", name());
        const std::size_t seats = std::max<std::size_t>(options_.seats, 1) - 1;
        if (seats > 0) {
            add("units:\n");
            unit(seats, 2);
        }
        products();
        return std::move(text_);
    }

  private:
    template <typename... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool once_in(std::size_t times) { return below(times) == 0; }

    /// A name that nobody else has.
    std::string name() {
        static constexpr std::string_view kConsonants = "bdfgklmnprstvz";
        static constexpr std::string_view kVowels = "aeiou";
        std::string result;
        std::size_t rest = people_++;
        for (int syllable = 0; syllable < 3 || rest > 0; ++syllable) {
            result += kConsonants[rest % kConsonants.size()];
            rest /= kConsonants.size();
            result += kVowels[rest % kVowels.size()];
            rest /= kVowels.size();
        }
        result.front() = static_cast<char>(result.front() - 'a' + 'A');
        return result + " Tal";
    }

    /// The shop of all, and one product for each ten units.
    void products() {
        add("products:\n  - id: shop\n    platforms: [web, ios]\n    duties: {{roadmap: ceo}}\n");
        if (options_.stages > 1) add("    changes: {{s{}: {{complexity: high, duties: {{roadmap: ~}}}}}}\n", later());
        for (std::size_t product = 1; product <= units_ / 10; ++product) {
            const std::size_t first = 1 + below(units_), second = 1 + below(units_);
            add("  - id: product-{}\n    units: [u{}", product, first);
            if (second != first) add(", u{}", second);
            add("]\n    has_ui: {}\n    ml: {}\n    platforms: [web]\n    duties: {{roadmap: m{}}}\n", once_in(2),
                once_in(2), 1 + below(units_));
        }
    }

    /// A stage after the first.
    std::size_t later() { return 2 + below(options_.stages - 1); }

    /// A unit of `seats` seats, its manager's included. The depth of the recursion is the logarithm of the seats.
    void unit(std::size_t seats, std::size_t indent) {
        const std::size_t number = ++units_;
        const std::size_t span = std::max<std::size_t>(options_.span, 2);
        const bool team = seats <= span + 1;
        const Kind& kind = kKinds[number % kKinds.size()];
        const std::string pad(indent, ' ');
        add("{}- id: u{}\n{}  kind: {}\n", pad, number, pad, team ? "team" : "department");
        if (team) add("{}  purpose: {}\n", pad, kind.purpose);
        if (once_in(4)) add("{}  duties: {{planning: m{}}}\n", pad, number);
        if (number > 1 && once_in(4)) add("{}  works_with: [u{}, ceo]\n", pad, 1 + below(number - 1));
        add("{}  manager: m{}\n{}  positions:\n", pad, number, pad);
        add("{}    - {{id: m{}, role: engineering-manager, holder: {}}}\n", pad, number, name());
        std::size_t rest = seats - 1;
        if (team) return members(kind, number, rest, pad);

        // As few children as can hold the rest when the tree below is full, so that spans come near to the one asked
        // for.
        std::size_t full = span + 1;
        while (full * span < rest) full = full * span + 1;
        std::size_t children = std::clamp<std::size_t>((rest + full - 1) / full, 2, span);
        add("{}  units:\n", pad);
        for (; children > 0; --children) {
            const std::size_t share = (rest + children - 1) / children;
            unit(share, indent + 4);
            rest -= share;
        }
    }

    void members(const Kind& kind, std::size_t number, std::size_t seats, const std::string& pad) {
        const bool grows = options_.stages > 1;
        if (options_.counted && seats >= 4 && once_in(3)) {
            const std::size_t many = 2 + below(seats - 3);
            add("{}    - {{id: c{}, role: {}, works_with: [u{}], count: ", pad, number, kind.roles[0], number);
            if (grows) {
                add("{{s1: {}, s{}: {}}}}}\n", many / 2, later(), many);
            } else {
                add("{}}}\n", many);
            }
            seats -= many;
        }
        for (std::size_t seat = 1; seat <= seats; ++seat) member(kind, number, seat, pad, grows);
    }

    void member(const Kind& kind, std::size_t number, std::size_t seat, const std::string& pad, bool grows) {
        add("{}    - {{id: p{}-{}, role: {}", pad, number, seat, kind.roles[below(kind.roles.size())]);
        if (once_in(12)) {
            add(", holder: vacant, status: open");
        } else if (!once_in(4)) {
            add(", holder: {}", name());
        }
        if (number > 1 && once_in(10)) add(", dotted: [m{}]", 1 + below(number - 1));
        if (once_in(9)) add(", skills: [planning, writing]");
        if (once_in(9)) add(", scope: [shop, databases], time: {{coding: 0.{}, people: 0.2}}", 1 + below(8));
        if (once_in(20)) add(", escalates_to: [m{}], works_with: [u{}]", number, 1 + below(number));
        if (grows) time(kind, number, seat);
        add("}}\n");
    }

    /// One thing at most that becomes different in time.
    void time(const Kind& kind, std::size_t number, std::size_t seat) {
        switch (below(16)) {
            case 0:
            case 1:
                add(", opens: s{}", later());
                break;
            case 2:
                add(", closes: s{}", later());
                break;
            case 3:
                add(", changes: {{s{}: {{level: senior}}}}", later());
                break;
            case 4:
                add(", changes: {{s{}: {{accounts: {}, hands_over_to: [m{}]}}}}", later(), below(9), number);
                break;
            case 5:
                if (number > 1) add(", changes: {{s{}: {{unit: u{}}}}}", later(), 1 + below(number - 1));
                break;
            default:
                // One lead for a team of developers, who was a developer before.
                if (seat == 1 && kind.purpose == "development") {
                    add(", changes: {{s{}: {{role: tech-lead}}}}", later());
                }
        }
    }

    const GeneratorOptions& options_;
    std::mt19937 random_;
    std::string text_;
    std::size_t units_ = 0;
    std::size_t people_ = 0;
};

}  // namespace

std::string organisation_text(const GeneratorOptions& options) {
    return Writer(options).write();
}

}  // namespace orgplan
