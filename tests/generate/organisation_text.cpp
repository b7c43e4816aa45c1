#include "tests/generate/organisation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <set>
#include <string_view>
#include <vector>

#include "graph/model/time.h"

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
    explicit Writer(const GeneratorOptions& options)
        : options_(options), random_(options.seed), plan_random_(options.seed), presence_random_(options.seed) {}

    std::string write() {
        text_.reserve(options_.seats * 100 + 1000);
        add("orgplan: 1\ncompany: {{name: Generated, builds: [software], manager: ceo");
        if (options_.costs) {
            add(", fiscal_year_starts: 4,\n  locations: {{munich: {{country: germany, currency: EUR, load: 1.21}}, "
                "krakow: {{country: poland, currency: PLN, load: 1.2048}}, "
                "austin: {{country: usa, currency: USD, load: 1.13}}}}");
        }
        add("}}\n");
        add("stages:\n");
        for (std::size_t stage = 1; stage <= options_.stages; ++stage) {
            if (options_.months > 0) {
                add("  - {{id: s{}, date: {}-28}}\n", stage, month(stage_month(stage)));
            } else {
                add("  - {{id: s{}, date: {}-01-31}}\n", stage, kFirstYear + static_cast<int>(stage) - 1);
            }
        }
        if (options_.costs) costs();
        if (options_.hiring) hiring();
        add("projects: [{{id: move, due: {}-06-30, duties: {{delivery: {{s1: ceo}}}}}}]\n", kFirstYear);
        add("positions:\n  - {{id: ceo, role: chief-executive-officer, holder: {}}}\n", name());
        const std::size_t seats = std::max<std::size_t>(options_.seats, 1) - 1;
        if (seats > 0) {
            add("units:\n");
            unit(seats, 2, 0);
        }
        products();
        if (options_.budgets) budgets();
        return std::move(text_);
    }

  private:
    template <typename... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool once_in(std::size_t times) { return below(times) == 0; }
    // Dice of their own, so that the organisation stays the same without costs and hiring.
    std::size_t plan_below(std::size_t bound) { return plan_random_() % bound; }
    bool plan_once_in(std::size_t times) { return plan_below(times) == 0; }

    bool presence_once_in(std::size_t times) { return options_.presence && presence_random_() % times == 0; }

    static std::string month(std::size_t from_first) {
        return fmt::format("{:04}-{:02}", kFirstYear + static_cast<int>(from_first / 12), from_first % 12 + 1);
    }
    std::size_t stage_month(std::size_t stage) const {
        return options_.stages < 2 ? 0 : (stage - 1) * options_.months / (options_.stages - 1);
    }
    /// A time after the first stage.
    std::string when() {
        if (options_.months == 0 || once_in(4)) return fmt::format("s{}", later());
        return month(1 + below(options_.months));
    }

    void costs() {
        add("costs:\n  currency: EUR\n  rates: {{PLN: 0.2331, USD: 0.91}}\n  load: 1.2\n  once:\n"
            "    - {{per: hire, amount: 6000}}\n    - {{per: hire, role: engineering-manager, amount: 18000.50}}\n"
            "    - {{per: hire, family: data, amount: 9000}}\n    - {{per: promotion, amount: 1200}}\n"
            "  bands:\n    - {{yearly: 61000}}\n    - {{level: senior, yearly: 83000.40}}\n"
            "    - {{location: krakow, yearly: 190000}}\n    - {{location: austin, yearly: 95000}}\n");
        std::set<std::string_view> priced;
        for (const Kind& kind : kKinds) {
            for (const std::string_view role : kind.roles) {
                if (!priced.insert(role).second) continue;
                const std::size_t yearly = 45000 + 100 * plan_below(400);
                add("    - {{role: {}, yearly: {}}}\n    - {{role: {}, level: senior, yearly: {}}}\n", role, yearly,
                    role, yearly + 14000);
                if (plan_once_in(2)) add("    - {{role: {}, location: krakow, yearly: {}}}\n", role, 3 * yearly);
            }
        }
    }

    void hiring() {
        add("hiring:\n  now: {}-01-15\n  hires_per_month: {}\n"
            "  days_to_fill: {{default: 44, engineering: 49, data: 52}}\n  ramp_months: {{default: 3}}\n"
            "  recruiters: [{{by: technical-recruiter, for: [engineering, data], per_quarter: {}}}]\n"
            "  interviews: {{by: [tech-lead, engineering-manager], per_month: {}, loops_per_hire: 4}}\n"
            "  onboarding: {{ratio: {}, scope: company}}\n"
            "  freeze: [{{opens: {}, closes: {}}}]\n",
            kFirstYear, options_.seats, options_.seats, 4 * options_.seats, options_.seats, month(last_month() + 13),
            month(last_month() + 14));
    }

    // More than is spent.
    void budgets() {
        const std::size_t most = 400'000 * options_.seats;
        add("budgets:\n  - for: company\n    run_rate: {{s1: {}", most);
        if (options_.stages > 1) add(", s{}: {}", options_.stages, most + 1);
        add("}}\n    total:\n");
        for (std::size_t from = 0; from <= last_month(); from += 12) {
            const int year = kFirstYear + static_cast<int>(from / 12);
            add("      {}: {}\n      FY{}: {}\n", year, most, year + 1, most);
            for (int quarter = 1; quarter <= 4; ++quarter) add("      {}-Q{}: {}\n", year, quarter, most);
        }
        for (const std::size_t unit : departments_) {
            add("  - {{for: u{}, run_rate: {{s1: {}}}, total: {{{}: {}, {}-Q3: {}}}}}\n", unit, most, kFirstYear, most,
                kFirstYear, most);
        }
    }

    std::size_t last_month() const { return options_.months > 0 ? options_.months : 12 * (options_.stages - 1); }

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

    /// Somebody who may be away for a while.
    std::string holder() {
        if (!presence_once_in(6)) return name();
        const std::size_t from = presence_random_() % std::max<std::size_t>(last_month(), 1);
        return fmt::format("{{name: {}, away: [{{opens: {}, closes: {}, pay: 0.{}}}]}}", name(), month(from),
                           month(from + 1 + presence_random_() % 9), presence_random_() % 10);
    }

    /// The shop of all, and one product for each ten units.
    void products() {
        add("products:\n  - id: shop\n    platforms: [web, ios]\n    duties: {{roadmap: ceo}}\n");
        if (options_.stages > 1) add("    changes: {{{}: {{complexity: high, duties: {{roadmap: ~}}}}}}\n", when());
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

    /// A unit of `seats` seats, its manager's included, in unit `parent`. The depth of the recursion is the logarithm
    /// of the seats.
    void unit(std::size_t seats, std::size_t indent, std::size_t parent) {
        const std::size_t number = ++units_;
        const std::size_t span = std::max<std::size_t>(options_.span, 2);
        const bool team = seats <= span + 1;
        const Kind& kind = kKinds[number % kKinds.size()];
        const std::string pad(indent, ' ');
        add("{}- id: u{}\n{}  kind: {}\n", pad, number, pad, team ? "team" : "department");
        if (team) add("{}  purpose: {}\n", pad, kind.purpose);
        unit_times(number, parent, team, pad);
        if (once_in(4)) add("{}  duties: {{planning: m{}}}\n", pad, number);
        if (number > 1 && once_in(4)) add("{}  works_with: [u{}, ceo]\n", pad, 1 + below(number - 1));
        if (team && seats > 2 && presence_once_in(8)) {
            add("{}  manager: none\n{}  positions:\n", pad, pad);
        } else {
            // Of the seats of a team only the first one has this id, and not where a counted line takes its place.
            if (team && seats > 2 && seats < 5 && presence_once_in(3)) {
                add("{}  manager: [m{}, p{}-1]\n{}  positions:\n", pad, number, number, pad);
            } else {
                add("{}  manager: m{}\n{}  positions:\n", pad, number, pad);
            }
        }
        add("{}    - {{id: m{}, role: engineering-manager, holder: {}}}\n", pad, number, holder());
        std::size_t rest = seats - 1;
        if (team) return members(kind, number, rest, pad);

        // As few children as can hold the rest when the tree below is full, so that spans come near to the one asked
        // for.
        std::size_t full = span + 1;
        while (full * span < rest) full = full * span + 1;
        std::size_t children = std::clamp<std::size_t>((rest + full - 1) / full, 2, span);
        departments_.push_back(number);
        add("{}  units:\n", pad);
        for (; children > 0; --children) {
            const std::size_t share = (rest + children - 1) / children;
            unit(share, indent + 4, number);
            rest -= share;
        }
    }

    /// Where it sits, and what it goes to in time: to one that is written before it, so that none lies within itself.
    void unit_times(std::size_t number, std::size_t parent, bool team, const std::string& pad) {
        static constexpr std::array<std::string_view, 3> kPlaces{"munich", "krakow", "austin"};
        const std::size_t place = plan_below(9);
        const bool placed = options_.costs && (number == 1 || place < 3);
        if (placed) add("{}  location: {}\n", pad, kPlaces[place % 3]);
        const bool goes = plan_once_in(8) && options_.months > 0 && options_.stages > 1 && team && number > 2;
        const std::string when = month(1 + plan_below(std::max<std::size_t>(last_month(), 1)));
        const std::size_t to = 1 + plan_below(number);
        if (goes && to < number && to != parent) {
            add("{}  changes: {{{}: {{within: u{}}}}}\n", pad, when, to);
        } else if (placed && plan_once_in(3) && options_.stages > 1) {
            add("{}  changes: {{{}: {{location: {}}}}}\n", pad, when, kPlaces[(place + 1) % 3]);
        }
    }

    /// A line that grows to so many seats, a few each time.
    void monthly_count(std::size_t many) {
        add("{{s1: {}", many / 2);
        std::size_t at = 0;
        for (std::size_t count = many / 2; count < many;) {
            at = std::min(at + 1 + below(std::max<std::size_t>(options_.months / 4, 1)), options_.months);
            count = at == options_.months ? many : std::min(count + 1 + below(2), many);
            add(", {}: {}", month(at), count);
        }
        add("}}}}\n");
    }

    void members(const Kind& kind, std::size_t number, std::size_t seats, const std::string& pad) {
        const bool grows = options_.stages > 1;
        if (options_.counted && seats >= 4 && once_in(3)) {
            const std::size_t many = 2 + below(seats - 3);
            add("{}    - {{id: c{}, role: {}, works_with: [u{}], count: ", pad, number, kind.roles[0], number);
            if (grows) {
                if (options_.months > 0) {
                    monthly_count(many);
                } else {
                    add("{{s1: {}, s{}: {}}}}}\n", many / 2, later(), many);
                }
            } else {
                add("{}}}\n", many);
            }
            seats -= many;
        }
        for (std::size_t seat = 1; seat <= seats; ++seat) member(kind, number, seat, pad, grows);
    }

    void member(const Kind& kind, std::size_t number, std::size_t seat, const std::string& pad, bool grows) {
        add("{}    - {{id: p{}-{}, role: {}", pad, number, seat, kind.roles[below(kind.roles.size())]);
        const bool vacant = once_in(12);
        const bool named = !vacant && !once_in(4);
        if (vacant) {
            if (presence_once_in(3)) {
                add(", holder: {{name: {}, acting: true}}, status: open", name());
            } else {
                add(", holder: vacant, status: open");
            }
        } else if (named) {
            add(", holder: {}", holder());
        }
        if (options_.costs && plan_once_in(25)) {
            add(", employment: contractor, cost: {{daily: {}.5, days: 210}}", 400 + plan_below(500));
        } else if (presence_once_in(15)) {
            add(", employment: volunteer");
        }
        if (number > 1 && once_in(10)) add(", dotted: [m{}]", 1 + below(number - 1));
        if (once_in(9)) add(", skills: [planning, writing]");
        if (once_in(9)) add(", scope: [shop, databases], time: {{coding: 0.{}, people: 0.2}}", 1 + below(8));
        if (once_in(20)) add(", escalates_to: [m{}], works_with: [u{}]", number, 1 + below(number));
        if (changed_ < options_.changes && number > 1) {
            // Between the first two stages, which are a year apart.
            const Tick from = *day_of(kFirstYear, 2, 1) + static_cast<std::int32_t>(changed_++ % 300);
            add(", changes: {{{}: {{reports_to: m{}}}, {}: {{reports_to: m{}}}}}}}\n", date_text(from), number - 1,
                date_text(from + 30), number);
            return;
        }
        const bool steady = !grows || time(kind, number, seat, vacant);
        if (options_.hiring && grows && steady && named && plan_once_in(6)) {
            const std::size_t leaves = 1 + plan_below(std::max<std::size_t>(last_month(), 1));
            add(", leaves: {}", month(leaves));
            if (!plan_once_in(4)) add(", backfill: {}", month(leaves + plan_below(4)));
        }
        add("}}\n");
    }

    /// One thing at most that becomes different in time; whether there is none.
    bool time(const Kind& kind, std::size_t number, std::size_t seat, bool vacant) {
        switch (below(16)) {
            case 0:
            case 1:
                add(", opens: {}", when());
                if (options_.hiring && !vacant && plan_once_in(3)) add(", status: approved");
                return false;
            case 2:
                add(", closes: {}", when());
                return false;
            case 3:
                add(", changes: {{{}: {{level: senior}}}}", when());
                return false;
            case 4:
                add(", changes: {{{}: {{accounts: {}, hands_over_to: [m{}]}}}}", when(), below(9), number);
                return false;
            case 5:
                if (number > 1) add(", changes: {{{}: {{unit: u{}}}}}", when(), 1 + below(number - 1));
                return number == 1;
            default:
                // One lead for a team of developers, who was a developer before.
                if (seat != 1 || kind.purpose != "development") return true;
                add(", changes: {{{}: {{role: tech-lead}}}}", when());
                return false;
        }
    }

    const GeneratorOptions& options_;
    std::mt19937 random_;
    std::mt19937 plan_random_;
    std::mt19937 presence_random_;
    std::string text_;
    std::size_t units_ = 0;
    std::size_t people_ = 0;
    std::size_t changed_ = 0;
    std::vector<std::size_t> departments_;  // units with units inside
};

}  // namespace

std::string organisation_text(const GeneratorOptions& options) {
    return Writer(options).write();
}

}  // namespace orgplan
