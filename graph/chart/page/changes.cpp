#include <fmt/format.h>

#include "graph/chart/cards/marks.h"
#include "graph/chart/page/people.h"
#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::page {
namespace {

using scene::drawable;

// What is different of one seat that is there before and after.
class Comparison {
  public:
    Comparison(const Organisation& org, const Numbers& numbers, PositionId seat, StageId before, StageId now)
        : org_(org), numbers_(numbers), seat_(seat), before_(before), now_(now) {}

    std::string title(StageId stage) const {
        const std::string title = drawable(org_.title_of(seat_, stage));
        const std::string level = drawable(org_.at(seat_, stage).level);
        const std::string all = title.empty() ? drawable(org_[seat_].id) : title;
        return level.empty() || org_.at(seat_, stage).level_read ? all : fmt::format("{}, {}", all, level);
    }

    std::string unit(StageId stage) const {
        const UnitId home = org_.at(seat_, stage).home;
        if (!given(home)) return "no unit";
        return numbers_.of(home) < 0 ? "another unit" : drawable(org_.name_of(home, stage));
    }

    // "QA Engineer in Core"
    std::string seat(StageId stage) const {
        return title(stage) + (given(org_.at(seat_, stage).home) ? " in " + unit(stage) : std::string());
    }

    std::string manager(StageId stage) const {
        const std::string elsewhere = manager_elsewhere(org_, numbers_, seat_, stage);
        if (!elsewhere.empty()) return elsewhere;
        const PositionId manager = cards::manager_at(org_, seat_, stage);
        if (!given(manager)) return "nobody";
        const bool vacant = org_.at(manager, stage).occupancy == Occupancy::vacant;
        const std::string holder = vacant ? std::string() : drawable(org_.holder_text(manager, stage));
        if (!holder.empty()) return holder;
        const std::string title = drawable(org_.title_of(manager, stage));
        return title.empty() ? drawable(org_[manager].id) : title;
    }

    std::string holder(StageId stage) const { return drawable(org_.holder_text(seat_, stage)); }

    // Each kind by itself, as the counts of a stage have them.
    std::vector<Change> all(int number, bool carried) const {
        const cards::Marks marks = cards::marks_of(org_, seat_, now_);
        std::vector<Change> changes;
        const auto add = [&](Change::Kind kind, std::string text) {
            changes.push_back({kind, number, std::move(text)});
        };
        const bool renamed = title(before_) != title(now_);
        if (marks.promoted || renamed) {
            add(marks.promoted ? Change::Kind::promoted : Change::Kind::other,
                fmt::format("{} (was {})", title(now_), title(before_)));
        }
        const std::string reports = fmt::format("reports to {} (was {})", manager(now_), manager(before_));
        if (marks.moved) {
            const bool named = unit(before_) != unit(now_);
            add(Change::Kind::moved,
                named ? fmt::format("moves to {} (was in {})", unit(now_), unit(before_)) : reports);
        } else if (marks.managed) {
            add(Change::Kind::manager, reports);
        } else if (carried) {
            add(Change::Kind::carried, "with " + manager(now_));
        }
        if (const std::string was = holder(before_), is = holder(now_); was != is) {
            const std::string before = was.empty() ? std::string() : " (was " + was + ")";
            if (is == word_of(Occupancy::vacant)) {
                add(Change::Kind::other, "becomes vacant" + before);
            } else {
                add(Change::Kind::other, fmt::format("held by {}{}", is.empty() ? "somebody not named" : is, before));
            }
        }
        return changes;
    }

  private:
    const Organisation& org_;
    const Numbers& numbers_;
    PositionId seat_;
    StageId before_, now_;
};

}  // namespace

std::vector<Change> changes_of(const Organisation& org, const Numbers& numbers, const cards::CardForest& forest,
                               StageId before, StageId now) {
    std::vector<Change> changes;
    if (!given(before)) return changes;
    const std::vector<bool> carried = cards::carried_at(org, now);
    for (std::size_t s = 0; s < numbers.seats.size(); ++s) {
        const PositionId seat = numbers.seats[s];
        const bool was = numbers.there(seat, before), is = numbers.there(seat, now);
        // Who is only there as a manager above others is not counted.
        if ((!was && !is) || (is && forest.only_above(seat, now))) continue;
        const Comparison comparison(org, numbers, seat, before, now);
        const int number = static_cast<int>(s);
        if (!is) {
            // Of a part of a chart, it may be elsewhere.
            const bool elsewhere = org[seat].stages.has(now);
            changes.push_back(
                {Change::Kind::gone, number, comparison.seat(before) + (elsewhere ? ", goes elsewhere" : "")});
        } else if (!org[seat].stages.has(before)) {
            changes.push_back({Change::Kind::fresh, number, comparison.seat(now)});
        } else {
            for (Change& change : comparison.all(number, !carried.empty() && carried[index(seat)])) {
                changes.push_back(std::move(change));
            }
        }
    }
    return changes;
}

}  // namespace orgplan::page
