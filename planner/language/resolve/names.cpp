#include "planner/language/resolve/names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "planner/text/letters.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::language {

namespace {

// `platform/backend` of `platform/backend-2`.
std::string_view without_number(std::string_view id) {
    const std::size_t dash = id.rfind('-');
    return dash != std::string_view::npos && text::whole_of(id.substr(dash + 1)) ? id.substr(0, dash) : id;
}

}  // namespace

bool Names::add(Text id, Entry entry) {
    const auto [known, fresh] = entries_.emplace(id, entry);
    if (fresh) return true;
    if (known->second.beside) {
        known->second = entry;
        return true;
    }
    // Where a unit and a seat share an id, what refers to it expects the one or the other.
    taken_.try_emplace(id, entry);
    const char* what = given(known->second.unit) ? "unit" : given(known->second.seat) ? "seat" : "line of seats";
    findings_.add("duplicate-id", entry.place, fmt::format("`{}` is the id of another {}", id, what))
        .notes.push_back({known->second.place, "the other"});
    return false;
}

bool Names::add_unit(Text id, UnitId unit, Place place) {
    return add(id, {unit, kNone<PositionId>, place, false});
}
bool Names::add_seat(Text id, PositionId seat, Place place) {
    return add(id, {kNone<UnitId>, seat, place, false});
}

bool Names::add_written_stem(Text stem, Place place) {
    return add(stem, {kNone<UnitId>, kNone<PositionId>, place, false});
}

void Names::add_to_stem(Text stem, PositionId seat, bool pinned) {
    Stem& entry = stems_[stem];
    entry.seats.push_back(seat);
    entry.pinned = entry.pinned && pinned;
}

void Names::mark_shifting() const {
    for (const auto& [text, stem] : stems_) {
        for (const PositionId seat : stem.seats) org_.positions[index(seat)].shifts = !stem.pinned;
    }
}

void Names::report_unknown(std::string_view rule, std::string_view what, std::string_view text, Place place, bool seats,
                           PositionId manager_of) {
    // A line of many seats names each of them.
    if (!reported_.insert(place).second) return;
    // What is missing is one fault, however often it is named.
    const auto [first, fresh] = missing_.try_emplace(fmt::format("{} {}", what, text), findings_.all().size());
    if (!fresh) {
        text::Finding& finding = findings_.all()[first->second];
        if (place < finding.where) std::swap(place, finding.where);
        finding.notes.push_back({place, "also named here"});
        return;
    }
    text::Suggestions& suggestions = seats ? seat_ids_ : unit_ids_;
    if (suggestions.empty()) {
        std::vector<std::string_view> ids;
        for (const Unit& unit : org_.units) {
            if (!seats) ids.push_back(unit.id);
        }
        for (const Position& position : org_.positions) {
            if (seats) ids.push_back(position.id);
        }
        suggestions = text::Suggestions(std::move(ids));
    }
    const std::string near = suggestions.nearest(text);
    const bool itself = given(manager_of) && org_[manager_of].id == near;
    text::Finding& finding =
        findings_.add(rule, place, fmt::format("no {} has the id `{}`", what, text::made_visible(text)),
                      itself ? std::string() : suggestions.did_you_mean(text));
    if (!seats) return;
    if (std::string help = of_line(text); !help.empty()) {
        finding.help = std::move(help);
    } else if (help = of_own_id(text); !help.empty()) {
        finding.help = std::move(help);
    } else if (help = without_id(text, finding); !help.empty()) {
        finding.help = std::move(help);
    }
    if (given(manager_of) && finding.help.empty()) {
        finding.help = fmt::format(
            "correct the id; for a manager who is not in the spec leave `reports_to` out, or add "
            "`outside: [{}]` at the top level",
            text);
    }
}

std::string Names::of_line(std::string_view text) const {
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos || !text::whole_of(text.substr(dash + 1))) return {};
    const auto stem = stems_.find(text.substr(0, dash));
    if (stem == stems_.end() || stem->second.seats.empty()) return {};
    const std::vector<PositionId>& seats = stem->second.seats;
    const Text first = org_[seats.front()].id;
    return seats.size() == 1 ? fmt::format("its line has `{}` alone", first)
                             : fmt::format("its line has `{}` to `{}`", first, org_[seats.back()].id);
}

std::string Names::of_own_id(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    const std::string_view name = text.substr(slash + 1);
    constexpr std::string_view kWhy = "; seats with an `id` are named by it alone";
    const auto entry = entries_.find(name);
    if (stems_.contains(name) || (entry != entries_.end() && given(entry->second.seat))) {
        return fmt::format("write `{}`{}", name, kWhy);
    }
    if (own_ids_.empty()) {
        for (const Position& seat : org_.positions) {
            const PositionState& state = seat.states.front();
            if (seat.ordered || !given(state.home) || !given(state.role)) continue;
            auto& ids = own_ids_[fmt::format("{}/{}", org_[state.home].id, org_[state.role].id)];
            const std::string_view id = seat.counted ? without_number(seat.id) : seat.id;
            if (ids.empty() || ids.back() != id) ids.emplace_back(id);
        }
    }
    const auto found = own_ids_.find(std::string(without_number(text)));
    constexpr std::size_t kShown = 3;
    if (found == own_ids_.end() || found->second.size() > kShown) return {};
    return fmt::format("write `{}`{}", fmt::join(found->second, "` or `"), kWhy);
}

// A seat without an id is called `unit/role-1`; many expect that its role alone names it too.
void Names::find_roles() {
    if (!by_role_.empty()) return;
    for (const auto& [text, stem] : stems_) {
        const std::size_t slash = text.rfind('/');
        if (slash == Text::npos || stem.seats.empty() || !org_[stem.seats.front()].ordered) continue;
        auto& [seats, lines] = by_role_[text.substr(slash + 1)];
        lines.push_back(text);
        seats.insert(seats.end(), stem.seats.begin(), stem.seats.end());
    }
    std::vector<std::string_view> roles;
    for (auto& [role, unnamed] : by_role_) {
        std::ranges::sort(unnamed.seats);
        std::ranges::sort(unnamed.lines);
        roles.push_back(role);
    }
    roles_ = text::Suggestions(std::move(roles));
}

std::string Names::without_id(std::string_view text, text::Finding& finding) {
    find_roles();
    std::string role = text::slug(text);
    auto found = by_role_.find(role);
    if (found == by_role_.end()) {
        if (!finding.help.empty() && finding.help.ends_with('?')) return {};
        const std::string near = roles_.nearest(role);
        found = by_role_.find(near);
        if (found == by_role_.end()) return {};
        role = near;
    }
    const auto& [seats, lines] = found->second;
    constexpr std::size_t kShown = 3;
    if (lines_too_ && lines.size() <= kShown) return fmt::format("write `{}`", fmt::join(lines, "` or `"));
    for (std::size_t i = 0; i < std::min(seats.size(), kShown); ++i) {
        const Place where = org_[seats[i]].place;
        if (!finding.notes.empty() && finding.notes.back().where == where) continue;
        finding.notes.push_back({where, fmt::format("`{}`, which has no `id`", org_[seats[i]].id)});
    }
    const std::string named = role == text ? std::string() : fmt::format(", and name that here");
    if (seats.size() == 1) return fmt::format("add `id: {}` to the seat of that role{}", role, named);
    return fmt::format("give one of the {} seats of that role an `id`, and name that here", seats.size());
}

// `unit/role-1` is numbered by its order in the text: another line before it would take its number.
void Names::advise_against_number(std::string_view text, PositionId seat, Place place) {
    const std::size_t dash = text.rfind('-');
    if (dash == std::string_view::npos) return;
    const auto stem = stems_.find(text.substr(0, dash));
    if (stem == stems_.end() || stem->second.pinned) return;
    if (!std::binary_search(stem->second.seats.begin(), stem->second.seats.end(), seat)) return;
    findings_.add("unstable-reference", place, fmt::format("`{}` is numbered by its order in the text", text));
}

std::optional<PositionId> Names::seat(std::string_view text, Place place, PositionId manager_of) {
    const auto entry = entries_.find(text);
    if (entry != entries_.end() && given(entry->second.seat)) {
        advise_against_number(text, entry->second.seat, place);
        return entry->second.seat;
    }
    if (entry != entries_.end() && given(entry->second.unit)) {
        if (const auto other = taken_.find(text); other != taken_.end() && given(other->second.seat)) {
            return other->second.seat;
        }
        findings_
            .add("unknown-seat", place, fmt::format("`{}` is a unit, and a seat is expected", text),
                 "name a seat, such as the manager of the unit")
            .notes.push_back({entry->second.place, "the unit"});
        return std::nullopt;
    }
    if (const auto stem = stems_.find(text); stem != stems_.end()) {
        if (stem->second.seats.size() == 1) return stem->second.seats.front();
        findings_.add("ambiguous-seat", place,
                      fmt::format("`{}` means {} seats, `{}` to `{}`", text, stem->second.seats.size(),
                                  org_[stem->second.seats.front()].id, org_[stem->second.seats.back()].id));
        return std::nullopt;
    }
    report_unknown("unknown-seat", "seat", text, place, true, manager_of);
    return std::nullopt;
}

std::optional<UnitId> Names::unit(std::string_view text, Place place) {
    if (const auto entry = entries_.find(text); entry != entries_.end()) {
        if (given(entry->second.unit)) return entry->second.unit;
        if (const auto other = taken_.find(text); other != taken_.end() && given(other->second.unit)) {
            return other->second.unit;
        }
        findings_.add("unknown-unit", place, fmt::format("`{}` is a seat, and a unit is expected", text))
            .notes.push_back({entry->second.place, "the seat"});
        return std::nullopt;
    }
    report_unknown("unknown-unit", "unit", text, place, false);
    return std::nullopt;
}

std::vector<PositionId> Names::seats(std::string_view text, Place place) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        const std::optional<PositionId> one = seat(text, place);
        return one ? std::vector<PositionId>{*one} : std::vector<PositionId>{};
    }
    const std::size_t dash = text.substr(0, dots).rfind('-');
    if (dash == std::string_view::npos) {
        report_unknown("unknown-seat", "seat", text, place, true);
        return {};
    }
    const std::optional<std::int64_t> low = text::whole_of(text.substr(dash + 1, dots - dash - 1));
    const std::optional<std::int64_t> high = text::whole_of(text.substr(dots + 2));
    std::vector<PositionId> found;
    if (!low || !high || *low > *high) {
        findings_.add("bad-value", place, fmt::format("`{}` is not a range of seats", text),
                      "write the lower number first: `be-1..3`");
        return found;
    }
    const std::string_view stem = text.substr(0, dash);
    for (std::int64_t number = *low; number <= *high; ++number) {
        const std::string id = fmt::format("{}-{}", stem, number);
        const auto entry = entries_.find(id);
        if (entry == entries_.end() || !given(entry->second.seat)) {
            report_unknown("unknown-seat", "seat", id, place, true);
            return found;
        }
        advise_against_number(id, entry->second.seat, place);
        found.push_back(entry->second.seat);
    }
    return found;
}

std::span<const PositionId> Names::several(std::string_view text) const {
    const auto entry = entries_.find(text);
    if (entry != entries_.end() && (given(entry->second.unit) || given(entry->second.seat))) return {};
    const auto stem = stems_.find(text);
    if (stem == stems_.end() || stem->second.seats.size() < 2) return {};
    return stem->second.seats;
}

std::optional<UnitId> Names::is_unit(std::string_view text) const {
    const auto entry = entries_.find(text);
    if (entry == entries_.end() || !given(entry->second.unit)) return std::nullopt;
    return entry->second.unit;
}

}  // namespace orgplan::language
