#include "graph/chart/scene/colouring.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/text.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

// The first ten families have colours that differ; the eleventh is for what has none.
constexpr std::size_t kMostColours = 10;
// Levels, from the first one of a career; those with other names follow.
constexpr std::array<std::string_view, 12> kLadder{"intern",    "trainee",   "graduate",      "junior",
                                                   "associate", "mid",       "senior",        "lead",
                                                   "staff",     "principal", "distinguished", "fellow"};
constexpr std::array<const char*, 6> kNothing{"Other", "no unit", "no location", "no level", "", "no tag"};

std::size_t rung(std::string_view level) {
    return static_cast<std::size_t>(std::ranges::find(kLadder, level) - kLadder.begin());
}

}  // namespace

Colouring::Colouring(const Organisation& organisation, const cards::CardOptions& options, ColourBy by, bool letters,
                     const Theme& theme)
    : org_(organisation), by_(by), letters_(letters) {
    for (const Family& family : organisation.families) {
        const auto own = theme.families.find(std::string(family.id));
        colours_.push_back(own == theme.families.end() ? std::string(family.colour) : own->second);
    }
    if (by == ColourBy::family) {
        for (std::size_t f = 0; f < organisation.families.size(); ++f) {
            shown_.push_back({drawable(organisation.families[f].title), colours_[f]});
        }
        nothing_ = static_cast<Category>(shown_.size());
        shown_.push_back({kNothing[0], palette::kOther});
    } else {
        if (by == ColourBy::unit) find_depth(options);
        choose(options);
    }
    if (letters) choose_letters();
}

// Of each its initial; where another has that, the first of its letters that nothing has, else any that is left. What
// means nothing has none.
void Colouring::choose_letters() {
    std::string taken;
    const auto take = [&](Category category, char c) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        const bool free = c >= 'A' && c <= 'Z' && taken.find(c) == taken.npos;
        if (!shown_[category].letter.empty() || !free) return;
        shown_[category].letter = c;
        taken += c;
    };
    const auto each = [&](auto use) {
        for (Category category = 0; category < shown_.size(); ++category) {
            if (category != nothing_ && !shown_[category].name.empty()) use(category);
        }
    };
    each([&](Category category) { take(category, shown_[category].name.front()); });
    each([&](Category category) {
        for (const char c : shown_[category].name) take(category, c);
        for (char c = 'A'; c <= 'Z'; ++c) take(category, c);
    });
}

Category Colouring::of(PositionId seat, StageId stage) const {
    if (by_ == ColourBy::family) {
        const FamilyId family = org_.family_of(seat, stage);
        return given(family) ? static_cast<Category>(index(family)) : nothing_;
    }
    const auto found = of_.find(key(seat, stage));
    return found == of_.end() ? nothing_ : found->second;
}

Category Colouring::of(const cards::Card& card, const cards::CardForest& forest) const {
    if (card.kind == cards::CardKind::unit) {
        const StageId stage = card.stages.earliest();
        if ((by_ == ColourBy::unit || by_ == ColourBy::location) && given(card.unit)) {
            const auto found = of_.find(key(card.unit, stage));
            return found == of_.end() ? nothing_ : found->second;
        }
        const Headship& headship =
            given(card.unit) ? static_cast<const Headship&>(org_.at(card.unit, stage)) : org_.company;
        const PositionId head = org_.head_at(headship, org_[stage].at);
        return given(head) ? of(head, stage) : nothing_;
    }
    std::map<Category, std::size_t> seats;
    std::size_t weight = 1;
    for (const cards::Row& row : card.rows) weight += row.size();
    for (const cards::Row& row : card.rows) {
        for (const cards::SeatSlot& slot : row) {
            const StageId stage = slot.stages.earliest();
            // A ghost decides only among ghosts.
            const bool ghost = forest.differences != nullptr && forest.differences->ghost(slot.seat, stage);
            seats[of(slot.seat, stage)] += ghost ? 1 : weight;
        }
    }
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return seats.empty() ? nothing_ : std::ranges::max_element(seats, fewer)->first;
}

std::string_view Colouring::key(PositionId seat, StageId stage) const {
    const PositionState& state = org_.at(seat, stage);
    switch (by_) {
        case ColourBy::family:
            break;
        case ColourBy::unit:
            return key(state.home, stage);
        case ColourBy::location:
            return state.location.empty() ? key(state.home, stage) : state.location;
        case ColourBy::level:
            return state.level;
        case ColourBy::employment:
            return word_of(state.employment);
        case ColourBy::tag:
            return org_[seat].tags.empty() ? std::string_view() : org_[seat].tags.front();
    }
    return {};
}

// Of a unit: the one around it that has a colour, or where it is.
std::string_view Colouring::key(UnitId unit, StageId stage) const {
    if (!given(unit)) return {};
    const std::vector<UnitId> around = org_.units_around(unit, org_[stage].at);
    if (by_ == ColourBy::unit) return org_[around[around.size() - 1 - std::min(depth_, around.size() - 1)]].id;
    for (const UnitId each : around) {
        if (const Text location = org_.at(each, stage).location; !location.empty()) return location;
    }
    return {};
}

// The outermost units of which the chart shows several.
void Colouring::find_depth(const cards::CardOptions& options) {
    constexpr std::size_t kDeepest = 8;
    for (depth_ = 0; depth_ < kDeepest; ++depth_) {
        std::set<std::string_view> units;
        std::size_t deepest = 0;
        for (const StageId stage : options.stages) {
            for (std::size_t u = 0; u < org_.units.size(); ++u) {
                const UnitId unit = id_at<UnitId>(u);
                if (!org_[unit].stages.has(stage)) continue;
                const std::vector<UnitId> around = org_.units_around(unit, org_[stage].at);
                const bool inside = !given(options.unit) || std::ranges::find(around, options.unit) != around.end();
                if (!inside) continue;
                deepest = std::max(deepest, around.size() - 1);
                if (around.size() > depth_) units.insert(key(unit, stage));
            }
        }
        if (units.size() > 1 || depth_ >= deepest) return;
    }
}

void Colouring::choose(const cards::CardOptions& options) {
    struct Value {
        std::string_view key;
        std::size_t seats = 0;
        std::size_t order = 0;
    };
    std::vector<Value> values;
    std::map<std::string_view, std::size_t> known;
    for (const StageId stage : options.stages) {
        for (std::size_t p = 0; p < org_.positions.size(); ++p) {
            const PositionId seat = id_at<PositionId>(p);
            if (!org_[seat].stages.has(stage)) continue;
            const std::string_view value = key(seat, stage);
            if (value.empty()) continue;
            const auto [found, added] = known.try_emplace(value, values.size());
            if (added) values.push_back({value, 0, values.size()});
            ++values[found->second].seats;
        }
    }
    std::ranges::stable_sort(values, std::greater<>(), &Value::seats);
    const std::size_t coloured = std::min(values.size(), kMostColours);
    std::vector<Value> shown(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(coloured));
    std::ranges::sort(shown, [&](const Value& a, const Value& b) {
        if (by_ == ColourBy::unit) return a.order < b.order;
        const std::size_t one = by_ == ColourBy::level ? rung(a.key) : 0;
        const std::size_t other = by_ == ColourBy::level ? rung(b.key) : 0;
        return std::pair(one, a.key) < std::pair(other, b.key);
    });
    for (const Value& value : shown) {
        of_[value.key] = static_cast<Category>(shown_.size());
        std::string name(value.key);
        for (std::size_t u = 0; by_ == ColourBy::unit && u < org_.units.size(); ++u) {
            if (org_.units[u].id == value.key) name = org_.name_of(id_at<UnitId>(u), options.stages.back());
        }
        shown_.push_back({drawable(name), colours_[(shown_.size() + 1) % kMostColours]});
    }
    if (coloured < values.size()) {
        const auto others = static_cast<Category>(shown_.size());
        for (std::size_t v = coloured; v < values.size(); ++v) of_[values[v].key] = others;
        shown_.push_back({"other", colours_.back()});
    }
    nothing_ = static_cast<Category>(shown_.size());
    shown_.push_back({kNothing[static_cast<std::size_t>(by_)], palette::kEdge});
}

}  // namespace orgplan::scene
