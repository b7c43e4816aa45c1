#include "planner/interop/import_onto.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/index/index.h"
#include "graph/index/org_graph.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_ids.h"
#include "planner/interop/import_run.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/import_titles.h"
#include "planner/interop/onto_ids.h"
#include "planner/interop/onto_leavers.h"
#include "planner/interop/onto_moved.h"
#include "planner/interop/onto_removals.h"
#include "planner/interop/onto_seat.h"
#include "planner/interop/onto_units.h"

namespace orgplan::interop {
namespace {

class Comparison {
  public:
    Comparison(const ImportedExport& made, const OntoSpec& spec, ImportResult& result, ImportLog& log)
        : company_(made.company),
          org_(spec.org),
          stage_(spec.stage),
          now_(spec.org[spec.stage].at),
          spec_(spec),
          result_(result),
          log_(log),
          graph_(spec.org),
          at_(graph_.at(spec.stage)),
          seats_of_(
              spec.org, [this](Field field) { return read(field); }, made.company, log),
          removals_(spec.org, now_, read(Field::dotted)),
          units_of_(made.company, spec.org, spec.stage, *at_),
          leavers_(spec.org, spec.stage, *at_, made, log) {}

    std::string write() {
        know_spec();
        units_of_.find(ids_, log_);
        for (std::size_t i = 0; i < company_.seats.size(); ++i) compare(i);
        for (std::string& edit : leavers_.edits(found_, removals_)) edits_.push_back(std::move(edit));
        const std::vector<std::string> units = units_of_.edits(leavers_.gone(), read(Field::unit));
        if (edits_.empty() && units.empty() && added_.empty() && units_of_.added().empty()) return {};
        std::string text = fmt::format("orgplan: 1\nscenario: {{id: export, base: {}, why: {}}}\n",
                                       yaml_scalar(spec_.base), yaml_scalar(spec_.why));
        if (pay_is_new_ && org_.costs.currency.empty())
            text += fmt::format("costs: {{currency: {}}}\n", company_.currency);
        const auto list = [&](const char* heading, const char* indent, const std::vector<std::string>& entries) {
            if (!entries.empty()) text += heading;
            for (const std::string& each : entries) text += indent + each + "\n";
        };
        if (!edits_.empty() || !units.empty()) text += "edit:\n";
        list("  units:\n", "    ", units);
        list("  seats:\n", "    ", edits_);
        list("positions:\n", "  - ", added_);
        list("units:\n", "  - ", units_of_.added());
        return text;
    }

  private:
    bool read(Field field) const { return !result_.columns[index_of(field)].empty(); }

    void know_spec() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            ids_.take(org_.positions[i].id);
            seats_.emplace(org_.positions[i].id, id_at<PositionId>(i));
        }
        for (const ImportedSeat& seat : company_.seats) in_export_.insert(seat.id);
    }

    void compare(std::size_t i) {
        const ImportedSeat& seat = company_.seats[i];
        const auto known = seats_.find(seat.id);
        if (known == seats_.end()) {
            add_anew(seat, units_of_.of_seat(i), {});
            log_.add(seat.line, topics::kJoiner, [&] {
                return Said{fmt::format("{} joins: {} is not in the spec", seats_of_.who(seat), in_message(seat.id)),
                            seats_of_.who(seat)};
            });
            return;
        }
        const PositionId id = known->second;
        const Position& position = org_[id];
        found_.insert(seat.id);
        if (position.closes <= now_) {
            log_.add(seat.line, topics::kClosedInSpec, [&] {
                return fmt::format(
                    "{} is the id of a seat that the spec has closed, so the row is left out: give it a new id",
                    in_message(seat.id));
            });
            return;
        }
        const PositionState& state = position.at(std::max(position.opens, now_));
        const std::optional<std::string> line = astray(seat) ? std::nullopt : line_of(id, state);
        if (line) removals_.has_line(id);
        const std::string home = given(state.home) ? std::string(org_[state.home].id) : std::string();
        const std::string unit = units_of_.of_seat(i);
        if (read(Field::unit) && unit != home && !unit.empty()) {
            move(seat, id, state, unit);
            return;
        }
        const std::string keys = seats_of_.differences(seat, id, state, line ? &*line : nullptr);
        if (keys.find("cost: ") != std::string::npos) pay_is_new_ = true;
        if (!keys.empty()) edits_.push_back(fmt::format("{}: {{{}}}", yaml_scalar(seat.id), keys));
    }

    /// A seat that is written in a unit moves by being written anew, with all that the spec says of it.
    void move(const ImportedSeat& from, PositionId id, const PositionState& state, const std::string& unit) {
        ImportedSeat seat = from;
        if (seat.title == kUntitled) seat.title.clear();
        fill_in(seat, org_, id, state);
        if (seat.role.empty() && seat.title.empty()) seat.title = kUntitled;
        if (astray(seat)) {
            if (const auto line = line_of(id, state)) seat.reports_to = *line;
        }
        edits_.push_back(fmt::format("{}: ~", yaml_scalar(seat.id)));
        add_anew(seat, unit, other_keys(org_, id, state, !seat.pay));
        const Position& position = org_[id];
        const bool later = position.until(state) != kForever || position.closes != kForever || !timeless(position.hats);
        const std::string was = given(state.home) ? in_message(org_[state.home].id) : std::string("no unit");
        log_.add(seat.line, topics::kMover, [&] {
            return Said{fmt::format("{} moves from {} to {}", seats_of_.who(seat), was, in_message(unit)),
                        seats_of_.who(seat)};
        });
        if (!later || (seat.leaves && position.closes == kForever && timeless(position.hats))) return;
        log_.add(seat.line, topics::kLaterLost, [&] {
            return fmt::format("{} moves, so what the spec says of {} for later days is left out: write it again",
                               seats_of_.who(seat), in_message(seat.id));
        });
    }

    static bool timeless(const std::vector<Hat>& hats) {
        return std::ranges::all_of(hats,
                                   [](const Hat& hat) { return hat.opens == kBeforeAll && hat.closes == kForever; });
    }

    void add_anew(ImportedSeat seat, const std::string& unit, const std::string& more) {
        for (std::string& holder : seat.holders) holder = seats_of_.name_of(holder);
        if (seat.pay && !seats_of_.has_rate(seat)) seat.pay.reset();
        if (seat.pay) pay_is_new_ = true;
        std::string text = seat_text(seat, unit);
        text.insert(text.size() - 1, more);
        added_.push_back(std::move(text));
    }

    /// The manager that the spec says; nothing where it follows from a unit that is not open yet.
    std::optional<std::string> line_of(PositionId id, const PositionState& state) const {
        if (at_->exists(id)) {
            const PositionId manager = at_->manager(id);
            if (given(manager)) return std::string(org_[manager].id);
            const Text outside = org_.outsider_of(id, stage_);
            return outside.empty() ? std::string("none") : std::string(outside);
        }
        switch (state.stated) {
            case StatedLine::seat:
                return std::string(org_[state.reports_to].id);
            case StatedLine::top:
                return "none";
            case StatedLine::outside:
                return std::string(state.outside);
            case StatedLine::derived:
            case StatedLine::unknown:
                break;
        }
        return std::nullopt;
    }

    /// Its manager found nobody, which was said: the line of the spec stays.
    bool astray(const ImportedSeat& seat) const {
        return seat.reports_to != "none" && !seats_.contains(seat.reports_to) &&
               !in_export_.contains(seat.reports_to) &&
               std::ranges::find(company_.outside, seat.reports_to) == company_.outside.end();
    }

    const ImportedCompany& company_;
    const Organisation& org_;
    StageId stage_;
    Tick now_;
    const OntoSpec& spec_;
    const ImportResult& result_;
    ImportLog& log_;
    graph::OrgGraph graph_;
    std::shared_ptr<const graph::Index> at_;
    SeatComparison seats_of_;
    Removals removals_;
    UnitComparison units_of_;
    Leavers leavers_;
    ImportIds ids_;
    std::unordered_map<std::string_view, PositionId> seats_;
    std::unordered_set<std::string> found_, in_export_;
    bool pay_is_new_ = false;
    std::vector<std::string> edits_, added_;
};

}  // namespace

ImportResult import_csv_onto(std::string_view bytes, const CsvOptions& options, const OntoSpec& spec) {
    ImportResult result;
    ImportLog log(result);
    CsvOptions known = options;
    known.onto = true;
    for (const Role& role : spec.org.roles)
        if (role.own) known.titles.emplace(role.title, role.id);
    ImportedExport made = run_import(bytes, known, result, log);
    if (!result.usage_error.empty()) return result;
    take_ids_of(spec.org, made, log);
    if (!made.company.seats.empty()) result.yaml = Comparison(made, spec, result, log).write();
    log.finish();
    return result;
}

}  // namespace orgplan::interop
