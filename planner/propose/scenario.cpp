#include "planner/propose/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/model/words.h"

namespace orgplan::propose {
namespace {

class Writer {
  public:
    Writer(const Problem& problem, const Organisation& org, const Roster& roster, const Reasons& reasons)
        : problem_(problem), org_(org), roster_(roster), reasons_(reasons) {}

    std::string write(const ScenarioText& frame) {
        text_ = "orgplan: 1\n";
        text_ += fmt::format("scenario: {{id: {}, base: {}, why: {}{}}}\n", frame.id, quoted(frame.base),
                             quoted(frame.why), frame.question.empty() ? "" : ", question: " + quoted(frame.question));
        if (!frame.now.empty()) text_ += fmt::format("hiring: {{now: {}}}\n", frame.now);
        if (!frame.stages.empty()) text_ += "stages:\n" + frame.stages;
        const auto [units, added] = write_units(frame.units);
        const std::string seats = write_seats();
        const std::string stages = frame.edits.empty() ? "" : "  stages:\n" + frame.edits;
        if (!units.empty() || !seats.empty() || !stages.empty()) text_ += "edit:\n" + stages + units + seats;
        if (!added.empty()) text_ += "units:\n" + added;
        const std::string outside = write_outside();
        if (!outside.empty()) text_ += "positions:\n" + outside;
        return text_;
    }

  private:
    std::string month(int t) const { return month_text(problem_.month(t)); }

    static std::string quoted(std::string_view text) {
        std::string out = "\"";
        for (const char each : text) {
            if (each == '"' || each == '\\') out += '\\';
            out += each;
        }
        return out + '"';
    }

    // `{role: backend-developer, level: senior, opens: 2027-05, count: 2}`
    std::string seat(const Hired& hired, const std::string& reports_to = {}) const {
        const Slot& slot = problem_.slots[hired.slot];
        const Profile& profile = problem_.profiles[slot.profile];
        std::string line = "{";
        if (hired.own_ids) line += fmt::format("id: {}, ", hired.ids.front());
        line += fmt::format("role: {}", org_[profile.role].id);
        if (!profile.level.empty()) line += fmt::format(", level: {}", profile.level);
        if (!profile.location.empty()) line += fmt::format(", location: {}", profile.location);
        if (profile.employment != Employment::employee) {
            line += fmt::format(", employment: {}", word_of(profile.employment));
        }
        if (profile.fte != 1) line += fmt::format(", fte: {:g}", profile.fte);
        line += fmt::format(", opens: {}", month(hired.month));
        if (!reports_to.empty()) line += fmt::format(", reports_to: {}", reports_to);
        if (hired.ids.size() > 1) line += fmt::format(", count: {}", hired.ids.size());
        if (!hired.moves.empty()) {
            std::vector<std::string> moves;
            for (const auto& [when, home] : hired.moves) {
                moves.push_back(fmt::format("{}: {{unit: {}}}", month(when), unit_name(home)));
            }
            line += fmt::format(", changes: {{{}}}", fmt::join(moves, ", "));
        }
        return line + "}";
    }

    // "  # not earlier: ...; not later: ..."
    template <class Entry>
    std::string comment(const std::vector<Why>& all, const std::vector<Entry>& entries, const Entry& entry) const {
        const auto number = static_cast<std::size_t>(&entry - entries.data());
        if (number >= all.size()) return {};
        const Why& why = all[number];
        std::string text;
        if (!why.earlier.empty()) text += "not earlier: " + why.earlier;
        if (!why.later.empty()) text += (text.empty() ? "not later: " : "; not later: ") + why.later;
        return text.empty() ? text : "  # " + text;
    }

    // One that is alone of its role in its unit is called by the role, which no line added before it changes.
    std::string reference(const std::string& seat) const {
        const std::string stem = seat.substr(0, seat.rfind('-'));
        std::size_t alike = 0, own = 0;
        for (const Hired& each : roster_.hired) {
            for (const std::string& id : each.ids) {
                if (each.backfill) continue;
                alike += !each.own_ids && id.substr(0, id.rfind('-')) == stem ? 1 : 0;
                own += !each.own_ids && id == seat ? 1 : 0;
            }
        }
        return alike == 1 && own == 1 ? stem : seat;
    }

    std::string_view unit_name(std::uint32_t home) const { return org_[problem_.homes[home].unit].id; }

    // Edits of the units of the spec, and those that are added.
    std::pair<std::string, std::string> write_units(const std::vector<AddedUnit>& added) const {
        struct Entry {
            std::vector<std::string> keys;
            std::vector<const Hired*> hired;
        };
        std::map<std::size_t, Entry> units;
        for (const Opened& each : roster_.opened) {
            Entry& entry = units[index(problem_.homes[each.home].unit)];
            entry.keys.push_back(fmt::format("opens: {}", month(each.opens)));
            const std::string why = comment(reasons_.opened, roster_.opened, each);
            if (each.stands > each.opens) {
                entry.keys.push_back(fmt::format("stands: {}{}", month(each.stands), why));
            } else {
                entry.keys.back() += why;
            }
            if (!each.manager.empty()) entry.keys.push_back(fmt::format("manager: {}", reference(each.manager)));
        }
        std::map<std::size_t, std::vector<std::string>> managers;
        for (const NewManager& each : roster_.managers) {
            managers[index(each.unit)].push_back(
                fmt::format("{}: {{manager: {}}}", month(each.month), reference(each.manager)));
        }
        for (const auto& [unit, changes] : managers) {
            units[unit].keys.push_back(fmt::format("changes: {{{}}}", fmt::join(changes, ", ")));
        }
        for (const Hired& each : roster_.hired) {
            const UnitId unit = problem_.homes[problem_.slots[each.slot].home].unit;
            if (given(unit) && !each.backfill) units[index(unit)].hired.push_back(&each);
        }
        std::string edits, news;
        for (const auto& [unit, entry] : units) {
            const Text id = org_.units[unit].id;
            const auto own = std::ranges::find(added, id, &AddedUnit::id);
            const bool fresh = own != added.end();
            std::string& text = fresh ? news : edits;
            if (!fresh && text.empty()) text = "  units:\n";
            text += fresh ? fmt::format("  - id: {}\n", id) : fmt::format("    {}:\n", id);
            const std::string indent(fresh ? 4 : 6, ' ');
            if (fresh) {
                for (const std::string& key : own->keys) text += fmt::format("{}{}\n", indent, key);
            }
            for (const std::string& key : entry.keys) text += fmt::format("{}{}\n", indent, key);
            if (entry.hired.empty()) continue;
            text += indent + (fresh ? "positions:\n" : "positions:\n        add:\n");
            for (const Hired* const each : entry.hired) {
                // Beside a team whose head says where it reports, as that one does.
                const bool heads = fresh && std::ranges::any_of(roster_.opened, [&](const Opened& one) {
                                       return index(problem_.homes[one.home].unit) == unit &&
                                              std::ranges::find(each->ids, one.manager) != each->ids.end();
                                   });
                text += fmt::format("{}{}- {}{}\n", indent, fresh ? "  " : "    ",
                                    seat(*each, heads ? own->reports_to : ""),
                                    comment(reasons_.hired, roster_.hired, *each));
            }
        }
        return {edits, news};
    }

    std::string write_seats() const {
        std::string text;
        for (const Hired& each : roster_.hired) {
            if (!each.backfill) continue;
            text += fmt::format("    {}: {{backfill: {}}}{}\n", each.ids.front(), month(each.month),
                                comment(reasons_.hired, roster_.hired, each));
        }
        for (const Changed& each : roster_.changed) {
            text += fmt::format("    {}:{}\n      changes:\n", org_[each.seat].id,
                                comment(reasons_.promoted, roster_.changed, each));
            for (const auto& [when, step] : each.steps) {
                std::vector<std::string> keys;
                if (step.promotion) {
                    const Promotion& promotion = problem_.promotions[*step.promotion];
                    const Readiness& ready = org_.ready[promotion.readiness];
                    keys.push_back(fmt::format("role: {}", org_[ready.role].id));
                    if (ready.cost != 0) keys.push_back(cost(org_.costs.seats[ready.cost]));
                }
                if (step.home) keys.push_back(fmt::format("unit: {}", unit_name(*step.home)));
                text += fmt::format("        {}: {{{}}}\n", month(when), fmt::join(keys, ", "));
            }
        }
        return text.empty() ? text : "  seats:\n" + text;
    }

    static std::string cost(const SeatCost& cost) {
        const bool daily = cost.times != Decimal{1, 0};
        std::string text = fmt::format("cost: {{{}: {}", daily ? "daily" : "yearly", decimal_text(cost.price));
        if (daily) text += fmt::format(", days: {}", decimal_text(cost.times));
        if (!cost.currency.empty()) text += fmt::format(", currency: {}", cost.currency);
        return text + "}";
    }

    std::string write_outside() const {
        std::string text;
        for (const Hired& each : roster_.hired) {
            const UnitId unit = problem_.homes[problem_.slots[each.slot].home].unit;
            if (!given(unit) && !each.backfill) {
                text += fmt::format("  - {}{}\n", seat(each), comment(reasons_.hired, roster_.hired, each));
            }
        }
        return text;
    }

    const Problem& problem_;
    const Organisation& org_;
    const Roster& roster_;
    const Reasons& reasons_;
    std::string text_;
};

}  // namespace

std::string scenario_text(const Problem& problem, const Organisation& org, const Roster& roster, const Reasons& reasons,
                          const ScenarioText& frame) {
    return Writer(problem, org, roster, reasons).write(frame);
}

}  // namespace orgplan::propose
