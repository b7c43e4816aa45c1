#include "planner/interop/import_onto.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "graph/index/index.h"
#include "graph/index/org_graph.h"
#include "graph/model/words.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/import_run.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {
namespace {

constexpr char kMark = '\x1F';  // between the names of units around each other

class Comparison {
  public:
    Comparison(ImportedExport& made, const OntoSpec& spec, ImportResult& result, ImportLog& log)
        : company_(made.company),
          refused_(made.refused.begin(), made.refused.end()),
          swallowed_(made.swallowed),
          org_(spec.org),
          stage_(spec.stage),
          spec_(spec),
          result_(result),
          log_(log),
          graph_(spec.org),
          at_(graph_.at(spec.stage)) {}

    std::string write() {
        for (const ImportedPerson& person : company_.people) names_[person.id] = person.name;
        know_spec();
        know_units();
        for (std::size_t i = 0; i < company_.seats.size(); ++i) compare(i);
        find_leavers();
        compare_units();
        if (edits_.empty() && units_.empty() && added_.empty() && new_units_.empty()) return {};
        std::string text = fmt::format("orgplan: 1\nscenario: {{id: export, base: {}, why: {}}}\n",
                                       yaml_scalar(spec_.base), yaml_scalar(spec_.why));
        if (!edits_.empty() || !units_.empty()) text += "edit:\n";
        if (!units_.empty()) text += "  units:\n";
        for (const std::string& each : units_) text += "    " + each + "\n";
        if (!edits_.empty()) text += "  seats:\n";
        for (const std::string& each : edits_) text += "    " + each + "\n";
        if (!added_.empty()) text += "positions:\n";
        for (const std::string& each : added_) text += "  - " + each + "\n";
        if (!new_units_.empty()) text += "units:\n";
        for (const std::string& each : new_units_) text += "  - " + each + "\n";
        return text;
    }

  private:
    bool read(Field field) const { return !result_.columns[index_of(field)].empty(); }

    void know_spec() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            ids_.take(org_.positions[i].id);
            seats_.emplace(org_.positions[i].id, id_at<PositionId>(i));
        }
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            ids_.take(org_[id].id);
            if (at_->exists(id)) of_path_.emplace(path_of(id), id);
        }
    }

    std::string path_of(UnitId unit) const {
        std::string path;
        for (const UnitId each : org_.units_around(unit, org_[stage_].at)) {
            const std::string name(org_.name_of(each, stage_));
            path = path.empty() ? name : name + kMark + path;
        }
        return path;
    }

    /// The ids that the units of the export have in the scenario: those of the spec, or new ones.
    void know_units() {
        unit_ids_.resize(company_.units.size());
        in_unit_.assign(company_.seats.size(), company_.units.size());
        std::vector<std::string> paths(company_.units.size());
        for (std::size_t u = 0; u < company_.units.size(); ++u) {
            const ImportedUnit& unit = company_.units[u];
            const bool inside = unit.within < u;
            paths[u] = inside ? paths[unit.within] + kMark + unit.name : unit.name;
            for (const std::size_t seat : unit.seats) in_unit_[seat] = u;
            if (const auto known = of_path_.find(paths[u]); known != of_path_.end()) {
                unit_ids_[u] = org_[known->second].id;
                continue;
            }
            unit_ids_[u] = ids_.from_name(unit.name, "unit");
            std::string text = fmt::format("{{id: {}, name: {}", yaml_scalar(unit_ids_[u]), yaml_scalar(unit.name));
            if (inside) text += fmt::format(", within: {}", yaml_scalar(unit_ids_[unit.within]));
            if (!unit.manager.empty()) text += fmt::format(", manager: {}", yaml_scalar(unit.manager));
            new_units_.push_back(text + "}");
            log_.add(1, topics::kNewUnit, [&] {
                return Said{fmt::format("the unit {} is new", in_message(unit.name)), in_message(unit.name)};
            });
        }
    }

    std::string unit_of(std::size_t seat) const {
        return in_unit_[seat] < unit_ids_.size() ? unit_ids_[in_unit_[seat]] : std::string();
    }

    void compare(std::size_t i) {
        const ImportedSeat& seat = company_.seats[i];
        const auto known = seats_.find(seat.id);
        if (known == seats_.end()) {
            add_anew(i);
            log_.add(seat.line, topics::kJoiner, [&] {
                return Said{fmt::format("{} joins: {} is not in the spec", who(seat), in_message(seat.id)), who(seat)};
            });
            return;
        }
        found_.insert(seat.id);
        const PositionId id = known->second;
        if (!at_->exists(id)) return;  // it is in the spec at another time
        const PositionState& state = org_.at(id, stage_);
        const std::string home = given(state.home) ? std::string(org_[state.home].id) : std::string();
        if (read(Field::unit) && unit_of(i) != home) {
            // A seat that is written in a unit moves by being written anew.
            edits_.push_back(fmt::format("{}: ~", yaml_scalar(seat.id)));
            add_anew(i);
            log_.add(seat.line, topics::kMover, [&] {
                const auto name = [](const std::string& unit) { return unit.empty() ? "no unit" : in_message(unit); };
                return Said{fmt::format("{} moves from {} to {}", who(seat), name(home), name(unit_of(i))), who(seat)};
            });
            return;
        }
        const std::string keys = differences(seat, id, state);
        if (!keys.empty()) edits_.push_back(fmt::format("{}: {{{}}}", yaml_scalar(seat.id), keys));
    }

    void add_anew(std::size_t i) {
        ImportedSeat seat = company_.seats[i];
        for (std::string& holder : seat.holders) holder = name_of(holder);
        added_.push_back(seat_text(seat, unit_of(i)));
    }

    std::string name_of(const std::string& holder) const {
        const auto person = names_.find(holder);
        return person == names_.end() ? holder : person->second;
    }
    std::string who(const ImportedSeat& seat) const {
        return in_message(seat.holders.empty() ? seat.id : name_of(seat.holders.front()));
    }

    /// What the export says otherwise of a seat, as keys.
    std::string differences(const ImportedSeat& seat, PositionId id, const PositionState& state) {
        std::string keys;
        const auto add = [&](std::string_view key, const std::string& value) {
            keys += fmt::format("{}{}: {}", keys.empty() ? "" : ", ", key, value.empty() ? "~" : value);
        };
        const auto add_text = [&](std::string_view key, std::string_view was, const std::string& is) {
            if (was != is) add(key, is.empty() ? std::string() : yaml_scalar(is));
        };
        if (read(Field::name)) compare_holders(seat, state, add);
        if (const std::string was = line_of(id); was != seat.reports_to && !astray(seat)) {
            add("reports_to", yaml_scalar(seat.reports_to));
            log_.add(seat.line, topics::kNewManager, [&] {
                return Said{
                    fmt::format("{} reports to {}, not to {}", who(seat), in_message(seat.reports_to), in_message(was)),
                    fmt::format("{} to {}", who(seat), in_message(seat.reports_to))};
            });
        }
        const std::string before = keys;
        if (read(Field::title)) compare_title(seat, id, state, add);
        if (read(Field::level)) add_text("level", state.level_read ? Text() : state.level, seat.level);
        if (read(Field::location)) add_text("location", state.location, seat.location);
        if (read(Field::email)) add_text("email", org_[id].email, seat.email);
        if (read(Field::requisition)) add_text("requisition", org_[id].requisition, seat.requisition);
        if (read(Field::employment)) {
            const std::string is =
                seat.employment.empty() ? std::string(word_of(Employment::employee)) : seat.employment;
            if (word_of(state.employment) != is) add("employment", is);
        }
        if (read(Field::fte) || read(Field::hours)) {
            const double part = seat.fte.value_or(1);
            if (part != state.fte) add("fte", fmt::format("{}", part));
        }
        if (seat.pay && !same_pay(seat, state))
            add("cost", fmt::format("{{yearly: {:.10g}, currency: {}}}", *seat.pay, seat.paid_in));
        if (seat.leaves && org_[id].closes > *seat.leaves && !leaves_then(id, *seat.leaves))
            add("leaves", date_text(*seat.leaves));
        if (keys != before) {
            log_.add(seat.line, topics::kChanged, [&] {
                const std::string what = keys.substr(before.empty() ? 0 : before.size() + 2);
                return Said{fmt::format("{} changes: {}", who(seat), what), fmt::format("{} ({})", who(seat), what)};
            });
        }
        return keys;
    }

    template <class Add>
    void compare_holders(const ImportedSeat& seat, const PositionState& state, Add add) {
        std::vector<std::string> was, is;
        for (const Holder& holder : state.holders) was.emplace_back(org_[holder.person].name);
        for (const std::string& holder : seat.holders) is.push_back(name_of(holder));
        const bool vacant = state.occupancy == Occupancy::vacant;
        if (was == is && vacant == seat.vacant) return;
        std::string value;
        if (seat.vacant) {
            value = word_of(Occupancy::vacant);
        } else if (is.size() == 1) {
            value = yaml_scalar(is.front());
        } else if (!is.empty()) {
            for (const std::string& name : is) value += (value.empty() ? "[" : ", ") + yaml_scalar(name);
            value += "]";
        }
        add("holder", value);
        log_.add(seat.line, topics::kNewHolder, [&] {
            const std::string now = seat.vacant ? "vacant" : is.empty() ? "somebody unnamed" : in_message(is.front());
            return Said{fmt::format("{} has another holder: {}", in_message(seat.id), now),
                        fmt::format("{}: {}", in_message(seat.id), now)};
        });
    }

    template <class Add>
    void compare_title(const ImportedSeat& seat, PositionId id, const PositionState& state, Add add) {
        const std::string role = given(state.role) ? std::string(org_[state.role].id) : std::string();
        const bool same_role = role == seat.role;
        const std::string title(org_.title_of(id, stage_));
        const bool by_role = seat.title.empty();
        if (same_role && (by_role ? state.title.empty() : title == seat.title)) return;
        if (!seat.role.empty() && !same_role) add("role", yaml_scalar(seat.role));
        if (seat.role.empty() && !role.empty() && state.role_said) add("role", std::string());
        if (!by_role && title != seat.title) add("title", yaml_scalar(seat.title));
        if (by_role && !state.title.empty()) add("title", std::string());
    }

    std::string line_of(PositionId id) const {
        const PositionId manager = at_->manager(id);
        if (given(manager)) return std::string(org_[manager].id);
        const Text outside = org_.outsider_of(id, stage_);
        return outside.empty() ? std::string("none") : std::string(outside);
    }

    /// Its manager found nobody, which was said: the line of the spec stays.
    bool astray(const ImportedSeat& seat) const {
        return seat.reports_to != "none" && !seats_.contains(seat.reports_to) && !is_new(seat.reports_to) &&
               std::ranges::find(company_.outside, seat.reports_to) == company_.outside.end();
    }
    bool is_new(const std::string& id) const {
        if (in_export_.empty())
            for (const ImportedSeat& seat : company_.seats) in_export_.insert(seat.id);
        return in_export_.contains(id);
    }

    bool same_pay(const ImportedSeat& seat, const PositionState& state) const {
        if (state.cost == 0) return false;
        const SeatCost& cost = org_.costs.seats[state.cost];
        return cost.times == Decimal{1, 0} && decimal_of(fmt::format("{:.10g}", *seat.pay)) == cost.price &&
               (cost.currency.empty() || cost.currency == seat.paid_in);
    }

    bool leaves_then(PositionId id, Tick day) const {
        return std::ranges::any_of(org_[id].states, [&](const PositionState& state) {
            return state.from == day && state.occupancy == Occupancy::vacant;
        });
    }

    void find_leavers() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            const std::string seat(org_[id].id);
            if (!at_->exists(id) || found_.contains(seat)) continue;
            const PositionState& state = org_.at(id, stage_);
            const std::string holder = org_.holder_text(id, stage_);
            const std::string name = in_message(holder.empty() ? seat : holder);
            if (swallowed_ || refused_.contains(seat) || state.occupancy == Occupancy::vacant) {
                log_.add(1, topics::kStays, [&] {
                    return Said{fmt::format("{} stays as it is in the spec: the export has no row for it that was read",
                                            in_message(seat)),
                                in_message(seat)};
                });
                continue;
            }
            // A scenario cannot name another head of the company, so the seat stays for the one who follows.
            const bool head = org_.company.headed_by(id);
            edits_.push_back(fmt::format("{}: {}", yaml_scalar(seat), head ? "{holder: vacant}" : "~"));
            if (!head) gone_.insert(seat);
            log_.add(1, topics::kLeaver, [&] {
                return Said{fmt::format("{} leaves: {} is not in the export{}", name, in_message(seat),
                                        head ? "; the seat heads the company, so it stays and is vacant" : ""),
                            name};
            });
        }
    }

    /// Units get the managers that the export shows, and lose those who leave.
    void compare_units() {
        std::unordered_map<std::string, std::string> now;
        for (std::size_t u = 0; u < company_.units.size(); ++u) now[unit_ids_[u]] = company_.units[u].manager;
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const UnitId id = id_at<UnitId>(i);
            if (!at_->exists(id)) continue;
            const UnitState& state = at_->state(id);
            if (!given(state.manager)) continue;
            const std::string was(org_[state.manager].id);
            const auto found = now.find(std::string(org_[id].id));
            const std::string is = found == now.end() ? std::string() : found->second;
            const bool gone = gone_.contains(was);
            if (!gone && (is.empty() || is == was || !read(Field::unit))) continue;
            units_.push_back(fmt::format("{}: {{manager: {}}}", yaml_scalar(org_[id].id),
                                         is.empty() ? std::string("~") : yaml_scalar(is)));
        }
    }

    const ImportedCompany& company_;
    const std::unordered_set<std::string> refused_;
    const bool swallowed_;
    const Organisation& org_;
    StageId stage_;
    const OntoSpec& spec_;
    const ImportResult& result_;
    ImportLog& log_;
    graph::OrgGraph graph_;
    std::shared_ptr<const graph::Index> at_;
    ImportIds ids_;
    std::unordered_map<std::string, std::string> names_;  // of people, by id
    std::unordered_map<std::string_view, PositionId> seats_;
    std::unordered_map<std::string, UnitId> of_path_;
    std::vector<std::string> unit_ids_;
    std::vector<std::size_t> in_unit_;
    std::unordered_set<std::string> found_;
    std::unordered_set<std::string> gone_;
    mutable std::unordered_set<std::string> in_export_;
    std::vector<std::string> edits_;
    std::vector<std::string> units_;
    std::vector<std::string> added_;
    std::vector<std::string> new_units_;
};

}  // namespace

ImportResult import_csv_onto(std::string_view bytes, const CsvOptions& options, const OntoSpec& spec) {
    ImportResult result;
    ImportLog log(result);
    ImportedExport made = run_import(bytes, options, result, log);
    if (!result.usage_error.empty()) return result;
    if (!made.company.seats.empty()) result.yaml = Comparison(made, spec, result, log).write();
    log.finish();
    return result;
}

}  // namespace orgplan::interop
