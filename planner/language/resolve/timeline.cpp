#include "planner/language/resolve/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

std::optional<Range> range_at(text::Node value) {
    if (!value) return std::nullopt;
    std::optional<Range> range = text::range_of(value.text());
    if (range) range->place = value.place();
    return range;
}

}  // namespace

void Timeline::read(text::Node stages, Tick today) {
    for (const text::Node node : stages) {
        const text::Node id = node.find("id");
        if (!id) continue;
        if (id.text() == kPlanned) {
            findings_.add("reserved-stage", id.place(), "`planned` cannot be the id of a stage");
            continue;
        }
        if (org_.stages.size() == StageSet::kMost) {
            findings_.add("too-many-stages", id.place(),
                          fmt::format("`{}` is stage number {} of the spec", id.text(), StageSet::kMost + 1));
            break;
        }
        const auto [known, fresh] = ids_.emplace(id.text(), id_at<StageId>(org_.stages.size()));
        if (!fresh) {
            findings_.add("duplicate-id", id.place(), fmt::format("there is already a stage `{}`", id.text()))
                .notes.push_back({org_[known->second].place, "first here"});
            continue;
        }
        Stage stage;
        stage.id = org_.texts->keep(id.text());
        stage.name = org_.texts->keep(node.find("name").text());
        stage.previously = org_.texts->keep(node.find("previously").text());
        stage.place = id.place();
        stage.headcount = range_at(node.find("headcount"));
        stage.externals = range_at(node.find("externals"));
        stage.fte = range_at(node.find("fte"));
        if (const text::Node date = node.find("date")) {
            if (const std::optional<Tick> day = parse_date(date.text())) {
                stage.at = *day;
                stage.dated = true;
                for (auto earlier = org_.stages.rbegin(); earlier != org_.stages.rend(); ++earlier) {
                    if (!earlier->dated) continue;
                    if (earlier->at >= *day) {
                        findings_
                            .add("stages-out-of-order", date.place(),
                                 fmt::format("stage `{}` has the date {}, and `{}` before it has {}", stage.id,
                                             date_text(*day), earlier->id, date_text(earlier->at)))
                            .notes.push_back({earlier->place, fmt::format("`{}`", earlier->id)});
                    }
                    break;
                }
            }
        }
        if (node.holds_faulty("date")) misdated_.insert(stage.id);
        dated_ = dated_ && stage.dated;
        org_.stages.push_back(stage);
    }
    if (org_.stages.empty()) {
        Stage only;
        only.id = org_.texts->keep("today");
        only.at = today;
        only.dated = true;
        org_.stages.push_back(only);
    }
    first_ = org_.stages.front().id;
    if (dated_) return;
    // Without a date on each of them, stages have only an order, and are points of a line of their own.
    for (std::size_t i = 0; i < org_.stages.size(); ++i) org_.stages[i].at = tick_of(id_at<StageId>(i));
}

void Timeline::add_day(Tick day) {
    std::vector<Stage>& stages = org_.stages;
    if (!dated_ || stages.size() == StageSet::kMost) return;
    if (std::ranges::any_of(stages, [&](const Stage& stage) { return stage.at == day; })) return;
    Stage made;
    made.id = org_.texts->keep(date_text(day));
    made.at = day;
    made.dated = true;
    made.for_day = true;
    stages.insert(std::ranges::find_if(stages, [&](const Stage& stage) { return stage.at > day; }), made);
    ids_.clear();
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!stages[i].for_day) ids_.emplace(stages[i].id, id_at<StageId>(i));
    }
}

bool Timeline::is_date(std::string_view text) const {
    return !ids_.contains(text) && parse_date(text).has_value();
}

bool Timeline::need_dates(std::string_view has, Place place, std::string_view note) {
    for (const Stage& stage : org_.stages) {
        if (dated_ || stage.dated || date_wanted_ || misdated_.contains(stage.id)) continue;
        findings_.add("stage-needs-date", stage.place, fmt::format("stage `{}` has no date, and {}", stage.id, has))
            .notes.push_back({place, std::string(note)});
    }
    date_wanted_ = !dated_;
    return dated_;
}

std::optional<Tick> Timeline::tick(std::string_view text, Place place) {
    if (const auto stage = ids_.find(text); stage != ids_.end()) return org_[stage->second].at;
    if (const std::optional<Tick> day = parse_date(text)) {
        const bool known =
            dated_ || need_dates("other times of the spec are dates", place, fmt::format("`{}` is a date", text));
        return known ? day : std::nullopt;
    }
    if (!reported_.insert(place).second) return std::nullopt;
    std::vector<std::string_view> ids;
    for (const Stage& stage : org_.stages) {
        if (!stage.for_day) ids.push_back(stage.id);
    }
    findings_.add("unknown-stage", place, fmt::format("`{}` is neither a stage of this spec nor a date", text),
                  text == kPlanned ? "only the `opens` of a unit and the `backfill` of a seat can be `planned`"
                                   : text::did_you_mean(text, ids));
    return std::nullopt;
}

StageSet Timeline::stages_of(Tick opens, Tick closes) const {
    StageSet set;
    for (std::size_t i = 0; i < org_.stages.size(); ++i) {
        if (opens <= org_.stages[i].at && org_.stages[i].at < closes) set.add(id_at<StageId>(i));
    }
    return set;
}

Tick Timeline::next_stage(Tick after) const {
    const auto next = std::ranges::find_if(org_.stages, [&](const Stage& stage) { return stage.at > after; });
    return next == org_.stages.end() ? kForever : next->at;
}

}  // namespace orgplan::language
