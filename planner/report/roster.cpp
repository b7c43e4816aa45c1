#include "planner/report/roster.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "graph/index/index.h"
#include "graph/index/org_graph.h"
#include "graph/model/words.h"
#include "planner/report/json.h"
#include "planner/report/markdown.h"
#include "planner/report/table.h"

namespace orgplan::report {
namespace {

using Json = nlohmann::ordered_json;

/// A row, by the headings of `Roster::headings`.
struct Row {
    std::string id;
    std::string manager;
    std::string outside;  ///< `yes`: the manager is
    std::vector<std::string> dotted;
    std::string role;
    std::string title;
    std::string name;
    struct Unit {
        std::string name;
        std::string id;
        std::string kind;
    };
    std::vector<Unit> units;  ///< the outermost first
    std::string heads;        ///< ids of units, and `company`
    std::string start;
    std::string end;
    std::string status;
    std::string employment;
    std::string fte;
    std::string location;
    std::string level;
    std::string email;
    std::string requisition;
};

class Roster {
  public:
    Roster(const Organisation& org, StageId stage) : org_(org), stage_(stage), graph_(org), at_(graph_.at(stage)) {
        // Units in which nobody sits are in no row.
        std::vector<bool> named(org.units.size());
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (const UnitId home = org.at(id, stage).home; at_->exists(id) && given(home))
                for (const UnitId unit : org.units_around(home, org[stage].at)) named[index(unit)] = true;
        }
        heads_.resize(org.positions.size());
        const auto add_head = [&](PositionId seat, std::string_view of) {
            if (given(seat)) heads_[index(seat)] += (heads_[index(seat)].empty() ? "" : "; ") + std::string(of);
        };
        add_head(org.company.manager, "company");
        for (std::size_t i = 0; i < org.units.size(); ++i)
            if (const UnitId unit = id_at<UnitId>(i); named[i] && at_->exists(unit))
                add_head(at_->state(unit).manager, org[unit].id);
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const PositionId id = id_at<PositionId>(i);
            if (!at_->exists(id)) continue;
            Row row = seat(id);
            depth_ = std::max(depth_, row.units.size());
            const PositionState& state = org.at(id, stage);
            if (state.occupancy == Occupancy::vacant) {
                row.name = word_of(Occupancy::vacant);
                rows_.push_back(std::move(row));
            } else if (state.holders.empty()) {
                rows_.push_back(std::move(row));
            }
            if (state.occupancy == Occupancy::vacant) continue;
            for (const Holder& holder : state.holders) {
                rows_.push_back(row);
                rows_.back().name = org[holder.person].name;
                if (state.holders.size() > 1) rows_.back().fte = fmt::format("{:.3g}", holder.share);
            }
        }
    }

    Table table() const {
        Table table;
        table.title = "Roster";
        table.headings = headings();
        for (const Row& row : rows_) table.rows.push_back({cells(row), 0});
        table.words = table.headings.size() - 1;
        return table;
    }

    std::string json() const {
        Json seats = Json::array();
        const std::vector<std::string> names = headings();
        for (const Row& row : rows_) {
            const std::vector<std::string> values = cells(row);
            Json seat = Json::object();
            for (std::size_t i = 0; i < names.size(); ++i)
                if (!values[i].empty()) seat[names[i]] = values[i];
            seats.push_back(std::move(seat));
        }
        return json_text(Json{{"company", org_.company.name},
                              {"stage", org_[stage_].id},
                              {"date", org_.dated() ? Json(date_text(org_[stage_].at)) : Json()},
                              {"rows", std::move(seats)}});
    }

  private:
    std::vector<std::string> headings() const {
        std::vector<std::string> names{"position_id", "manager_position_id", "dotted_line_managers",
                                       "role_id",     "job_title",           "name"};
        for (std::size_t i = 1; i <= depth_; ++i)
            for (const char* what : {"", "_id", "_kind"}) names.push_back(fmt::format("unit_{}{}", i, what));
        names.emplace_back("heads_unit_ids");
        for (const char* name : {"start_date", "end_date", "status", "employment_type", "fte", "location", "level",
                                 "email", "requisition", "manager_is_outside"})
            names.emplace_back(name);
        return names;
    }

    std::vector<std::string> cells(const Row& row) const {
        std::string dotted;
        for (const std::string& each : row.dotted) dotted += (dotted.empty() ? "" : "; ") + each;
        std::vector<std::string> all{row.id, row.manager, dotted, row.role, row.title, row.name};
        for (std::size_t i = 0; i < depth_; ++i) {
            const Row::Unit unit = i < row.units.size() ? row.units[i] : Row::Unit();
            all.insert(all.end(), {unit.name, unit.id, unit.kind});
        }
        all.push_back(row.heads);
        for (const std::string* text : {&row.start, &row.end, &row.status, &row.employment, &row.fte, &row.location,
                                        &row.level, &row.email, &row.requisition, &row.outside})
            all.push_back(*text);
        return all;
    }

    Row seat(PositionId id) const {
        const Position& seat = org_[id];
        const PositionState& state = org_.at(id, stage_);
        Row row;
        row.id = seat.id;
        const PositionId manager = at_->manager(id);
        row.manager = given(manager) ? std::string(org_[manager].id) : std::string(org_.outsider_of(id, stage_));
        if (!given(manager) && !row.manager.empty()) row.outside = "yes";
        for (const PositionId each : at_->dotted_to(id)) row.dotted.emplace_back(org_[each].id);
        if (given(state.role)) row.role = org_[state.role].id;
        row.title = org_.title_of(id, stage_);
        if (given(state.home))
            for (const UnitId unit : org_.units_around(state.home, org_[stage_].at))
                row.units.insert(row.units.begin(),
                                 Row::Unit{std::string(org_.name_of(unit, stage_)), std::string(org_[unit].id),
                                           std::string(at_->state(unit).kind)});
        row.heads = heads_[index(id)];
        if (org_.dated()) {
            if (seat.opens != kBeforeAll) row.start = date_text(seat.opens);
            if (const Tick until = left_at(seat, state); until != kForever) row.end = date_text(until - 1);
        }
        const bool vacant = state.occupancy == Occupancy::vacant;
        row.status = !vacant                            ? std::string("active")
                     : seat.status != Requisition::none ? std::string(word_of(seat.status))
                                                        : std::string("vacant");
        row.employment = word_of(state.employment);
        row.fte = fmt::format("{}", state.fte);
        row.location = state.location;
        row.level = state.level_read ? Text() : state.level;
        row.email = seat.email;
        row.requisition = seat.requisition;
        return row;
    }

    /// When those who sit there are gone: the first later state in which they are not, or the end of the seat.
    Tick left_at(const Position& seat, const PositionState& state) const {
        Tick until = seat.closes;
        if (state.occupancy == Occupancy::vacant) return until;
        for (const PositionState& later : seat.states)
            if (later.from > state.from && later.occupancy == Occupancy::vacant) until = std::min(until, later.from);
        return until;
    }

    const Organisation& org_;
    StageId stage_;
    graph::OrgGraph graph_;
    std::shared_ptr<const graph::Index> at_;
    std::vector<Row> rows_;
    std::vector<std::string> heads_;  // of each seat, what it heads
    std::size_t depth_ = 1;
};

}  // namespace

std::string roster_csv(const Organisation& organisation, StageId stage) {
    return csv_of(Roster(organisation, stage).table());
}

std::string roster_markdown(const Organisation& organisation, StageId stage) {
    return markdown_of(Roster(organisation, stage).table());
}

std::string roster_json(const Organisation& organisation, StageId stage) {
    return Roster(organisation, stage).json();
}

}  // namespace orgplan::report
