#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

constexpr std::size_t kMostFreezes = 64;
constexpr int kMostDays = 36'500;  // a hundred years

// A scenario may remove a value that its base does not have.
text::Node find(text::Node thing, std::string_view key) {
    const text::Node value = thing.find(key);
    return value.is_null() ? text::Node() : value;
}

class HiringReader {
  public:
    HiringReader(Assembly& assembly, text::Node node)
        : assembly_(assembly), node_(node), hiring_(assembly.org.hiring) {}

    void read() {
        hiring_.given = true;
        hiring_.place = node_.key_place();
        if (stages_have_dates()) {
            read_capacities();
            read_by_role(find(node_, "days_to_fill"), hiring_.days_to_fill);
            read_by_role(find(node_, "ramp_months"), hiring_.ramp_months);
            read_most_removed();
            read_risk(find(node_, "risk"));
        }
        for (const text::Node freeze : find(node_, "freeze")) {
            if (!read_freeze(freeze)) break;
        }
    }

  private:
    // Where stages have only an order, there are no months to calculate with.
    bool stages_have_dates() {
        constexpr std::array<std::string_view, 8> kByTime = {"hires_per_month", "recruiters",   "interviews",
                                                             "onboarding",      "days_to_fill", "most_removed",
                                                             "ramp_months",     "risk"};
        const auto first =
            std::ranges::find_if(kByTime, [&](std::string_view key) { return find(node_, key) != text::Node(); });
        return first == kByTime.end() ||
               assembly_.timeline.need_dates("hiring is calculated by the month", find(node_, *first).key_place(),
                                             fmt::format("`{}`", *first));
    }

    void read_capacities() {
        if (const text::Node most = find(node_, "hires_per_month")) {
            hiring_.hires_per_month = text::number_of(most.text());
            hiring_.hires_per_month_place = most.place();
        }
        for (const text::Node recruiters : find(node_, "recruiters")) read_recruiters(recruiters);
        if (const text::Node interviews = find(node_, "interviews")) read_interviews(interviews);
        if (const text::Node onboarding = find(node_, "onboarding")) {
            const std::optional<double> ratio = capacity(onboarding, "ratio");
            const bool by_team = find(onboarding, "scope").text() == "team";
            if (ratio) hiring_.onboarding = {*ratio, by_team, find(onboarding, "ratio").place()};
        }
    }

    // What a key says; nothing, and a finding, for 0, with which nothing could be done at all.
    std::optional<double> capacity(text::Node thing, std::string_view key) {
        const text::Node value = find(thing, key);
        const std::optional<double> number = text::number_of(value.text());
        if (number && *number > 0) return number;
        if (number) {
            assembly_.findings.add("bad-capacity", value.place(),
                                   fmt::format("`{}` must be more than 0, found {}", key, value.text()));
        }
        return std::nullopt;
    }

    void read_recruiters(text::Node node) {
        const text::Node by = find(node, "by");
        Recruiters recruiters;
        const text::Node per = find(node, "per_quarter");
        recruiters.place = (by ? by : per ? per : node).place();
        bool known = true;
        if (by) {
            recruiters.by = role_of(assembly_, by);
            known = given(recruiters.by);
            if (!known) {
                std::string& help = assembly_.findings.all().back().help;
                help = fmt::format("for somebody without a seat, such as an agency, leave `by` out{}{}",
                                   help.empty() ? "" : "; for a role, ", help);
            }
        }
        const text::Node window = find(node, "opens") ? find(node, "opens") : find(node, "closes");
        if (known && by && window) {
            text::Finding& finding = assembly_.findings.add(
                "exclusive-keys", window.key_place(),
                fmt::format("a recruiter has `by` or `{}`, not both", window.key()),
                fmt::format("write `opens` and `closes` at the seats of `{}`, or leave `by` out for somebody without a "
                            "seat",
                            by.text()));
            finding.why = "Who has a seat recruits as long as it is filled.";
            finding.notes.push_back({by.key_place(), "the other one"});
            known = false;
        }
        if (const text::Node opens = find(node, "opens")) {
            recruiters.opens = assembly_.timeline.tick(opens).value_or(kBeforeAll);
        }
        if (const text::Node closes = find(node, "closes")) {
            const std::optional<Tick> to = assembly_.timeline.tick(closes);
            recruiters.closes = to.value_or(kForever);
            if (to && *to <= recruiters.opens) {
                assembly_.findings.add(
                    "closes-before-opens", closes.place(),
                    fmt::format("who recruits without a seat begins {} and ends {}",
                                assembly_.timeline.when(recruiters.opens), assembly_.timeline.when(*to)));
                known = false;
            }
        }
        for_each_of(find(node, "for"), [&](text::Node each) {
            const FamilyId family = family_of(assembly_, each);
            known = known && given(family);
            if (!given(family)) return;
            if (std::ranges::count(recruiters.families, family) > 0) {
                report_twice(each.place(), fmt::format("the family `{}`", each.text()));
            } else {
                recruiters.families.push_back(family);
            }
        });
        std::sort(recruiters.families.begin(), recruiters.families.end());
        const std::optional<double> per_quarter = capacity(node, "per_quarter");
        if (!known || !per_quarter) return;
        recruiters.per_quarter = *per_quarter;
        for (const Recruiters& other : hiring_.recruiters) {
            if (!by || other.by != recruiters.by || !meet(other.families, recruiters.families)) continue;
            report_twice(by.place(), fmt::format("`{}` for the same roles", by.text()))
                .notes.push_back({other.place, "the other"});
            return;
        }
        hiring_.recruiters.push_back(std::move(recruiters));
    }

    static bool meet(const std::vector<FamilyId>& a, const std::vector<FamilyId>& b) {
        return a.empty() || b.empty() || std::ranges::find_first_of(a, b) != a.end();
    }

    void read_interviews(text::Node node) {
        Interviews interviews;
        interviews.place = (find(node, "per_month") ? find(node, "per_month") : node).place();
        for_each_of(find(node, "by"), [&](text::Node each) {
            const RoleId role = role_of(assembly_, each);
            if (!given(role)) return;
            if (std::ranges::count(interviews.by, role) > 0) {
                report_twice(each.place(), fmt::format("`{}`", each.text()));
            } else {
                interviews.by.push_back(role);
            }
        });
        const text::Node by = find(node, "by");
        if (by.is_sequence() && !by.first()) {
            assembly_.findings.add("bad-capacity", by.place(), "`by` is empty, so nobody interviews");
        }
        const std::optional<double> per_month = capacity(node, "per_month");
        std::optional<double> loops = 1;
        if (find(node, "loops_per_hire")) loops = capacity(node, "loops_per_hire");
        if (interviews.by.empty() || !per_month || !loops) return;
        interviews.per_month = *per_month;
        interviews.loops_per_hire = *loops;
        hiring_.interviews = std::move(interviews);
    }

    void read_by_role(text::Node node, ByRole& numbers) {
        if (node.is_scalar()) {
            if (const std::optional<double> number = text::number_of(node.text())) {
                numbers.entries.push_back({kNone<RoleId>, kNone<FamilyId>, *number, node.place()});
            }
            return;
        }
        for (const text::Node entry : node) {
            const std::optional<RoleOrFamily> whose = role_or_family_of(assembly_, entry);
            const std::optional<double> number = text::number_of(entry.text());
            if (!whose || !number) continue;
            const auto same = std::ranges::find_if(numbers.entries, [&](const ByRole::Entry& other) {
                return other.role == whose->role && other.family == whose->family;
            });
            if (same == numbers.entries.end()) {
                numbers.entries.push_back({whose->role, whose->family, *number, entry.place()});
            } else {
                report_twice(entry.key_place(), fmt::format("`{}`", entry.key()))
                    .notes.push_back({same->place, "the other"});
            }
        }
    }

    void read_most_removed() {
        const text::Node most = find(node_, "most_removed");
        const std::optional<double> part = text::number_of(most.text());
        if (!part) return;
        hiring_.most_removed = part;
        hiring_.most_removed_place = most.place();
    }

    void read_risk(text::Node node) {
        HiringRisk& risk = hiring_.risk;
        const text::Node days = find(node, "days_to_fill");
        const std::optional<double> p50 = days_of(find(days, "p50"));
        const std::optional<double> p90 = days_of(find(days, "p90"));
        if (p50 && p90 && *p90 < *p50) {
            assembly_.findings.add(
                "bad-risk", find(days, "p90").place(),
                fmt::format("nine in ten searches take at most {:g} days, and half of them take {:g}", *p90, *p50),
                fmt::format("write a `p90` of at least {:g}", *p50));
        } else if (p50 && p90) {
            risk.days_to_fill = HiringRisk::Days{*p50, *p90};
        }
        const auto in_bounds = [&](std::string_view key, auto holds, std::string_view bounds, std::string_view help) {
            const text::Node value = find(node, key);
            const std::optional<double> part = text::number_of(value.text());
            if (!part || holds(*part)) return part;
            assembly_.findings.add("bad-risk", value.place(),
                                   fmt::format("`{}` must be {}, found {}", key, bounds, value.text()),
                                   std::string(help));
            return std::optional<double>();
        };
        risk.acceptance = in_bounds(
            "acceptance", [](double part) { return part > 0 && part <= 1; }, "more than 0 and at most 1",
            "write the part of all offers that are accepted, such as 0.8 for four in five");
        risk.leave_yearly = in_bounds(
            "leave_yearly", [](double part) { return part < 1; }, "less than 1",
            "write the part of the people who leave in a year, such as 0.1 for one in ten");
    }

    std::optional<double> days_of(text::Node value) {
        const std::optional<double> days = text::number_of(value.text());
        if (!days || (*days > 0 && *days <= kMostDays)) return days;
        assembly_.findings.add(
            "bad-risk", value.place(),
            fmt::format("`{}` must be from 1 to {} days, found {}", value.key(), kMostDays, value.text()));
        return std::nullopt;
    }

    // False where there is no room for more.
    bool read_freeze(text::Node node) {
        const text::Node opens = find(node, "opens");
        const text::Node closes = find(node, "closes");
        if (!opens || !closes) return true;
        const std::optional<Tick> from = assembly_.timeline.tick(opens);
        const std::optional<Tick> to = assembly_.timeline.tick(closes);
        Freeze freeze;
        freeze.place = opens.place();
        freeze.waits = find(node, "then").text() == "wait";
        freeze.backfills = text::bool_of(find(node, "backfills").text()).value_or(true);
        if (const text::Node unit = find(node, "for")) {
            const std::optional<UnitId> found = assembly_.names.unit(unit);
            if (!found) return true;
            freeze.unit = *found;
        }
        if (!from || !to) return true;
        if (*to <= *from) {
            assembly_.findings.add("closes-before-opens", closes.place(),
                                   fmt::format("the freeze closes {} and opens {}", assembly_.timeline.when(*to),
                                               assembly_.timeline.when(*from)));
            return true;
        }
        if (hiring_.freezes.size() == kMostFreezes) {
            assembly_.findings.add("too-many-freezes", opens.place(),
                                   fmt::format("this is freeze number {}", kMostFreezes + 1));
            return false;
        }
        freeze.opens = *from;
        freeze.closes = *to;
        hiring_.freezes.push_back(freeze);
        return true;
    }

    text::Finding& report_twice(Place place, const std::string& what) {
        return assembly_.findings.add("given-twice", place, fmt::format("{} is given twice", what));
    }

    Assembly& assembly_;
    text::Node node_;
    Hiring& hiring_;
};

// Whether a seat has a role at some time, or somebody has it as a hat.
bool is_held(const Organisation& org, RoleId role) {
    return std::ranges::any_of(org.positions, [&](const Position& seat) {
        return std::ranges::find(seat.states, role, &PositionState::role) != seat.states.end() ||
               std::ranges::find(seat.hats, role, &Hat::role) != seat.hats.end();
    });
}

// A role of a seat for such work: one that recruits.
std::string recruiting_role(const Organisation& org) {
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            if (!given(state.role)) continue;
            const std::vector<Text>& tags = org[state.role].tags;
            if (std::ranges::find(tags, "recruiter") != tags.end()) return std::string(org[state.role].id);
        }
    }
    return {};
}

}  // namespace

void check_recruiting(Assembly& assembly, text::Node hiring) {
    const Organisation& org = assembly.org;
    for (const Recruiters& each : org.hiring.recruiters) {
        if (!given(each.by) || is_held(org, each.by)) continue;
        const std::string other = recruiting_role(org);
        assembly.findings.add(
            "capacity-without-seats", each.place,
            fmt::format("no seat has the role `{}` at any time, so nobody recruits", org[each.by].id),
            other.empty() ? fmt::format("add a seat with this role, or, for somebody without a seat, such as an "
                                        "agency, leave `by` out: `{{per_quarter: {:g}}}`",
                                        each.per_quarter)
                          : fmt::format("write `by: {}`, or add a seat", other));
    }
    if (!org.hiring.interviews) return;
    std::set<RoleId> seen;
    for_each_of(find(find(hiring, "interviews"), "by"), [&](text::Node by) {
        const glossary::Titles::Match& match = match_of(assembly, by.text());
        if (!match.certain() || !seen.insert(match.roles.front()).second || is_held(org, match.roles.front())) return;
        assembly.findings.add("capacity-without-seats", by.place(),
                              fmt::format("no seat has the role `{}` at any time, so nobody with it interviews",
                                          org[match.roles.front()].id));
    });
}

void read_hiring(Assembly& assembly, text::Node hiring) {
    if (hiring.is_map()) HiringReader(assembly, hiring).read();
}

}  // namespace orgplan::language
