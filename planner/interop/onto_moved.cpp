#include "planner/interop/onto_moved.h"

#include <fmt/format.h>

#include <iterator>

#include "graph/model/words.h"

namespace orgplan::interop {
namespace {

class Keys {
  public:
    explicit Keys(const Organisation& org) : org_(org) {}

    void add(std::string_view key, std::string_view value) { text_ += fmt::format(", {}: {}", key, value); }
    void add_list(std::string_view key, const std::vector<Text>& words) {
        std::string list;
        for (const Text word : words) list += (list.empty() ? "" : ", ") + yaml_scalar(word);
        add(key, "[" + list + "]");
    }
    void add_links(PositionId seat) {
        constexpr std::string_view kKeys[] = {"works_with", "serves", "escalates_to", "hands_over_to"};
        for (std::size_t kind = 0; kind < std::size(kKeys); ++kind) {
            std::vector<Text> to;
            for (const Link& link : org_.links) {
                if (link.from.seat != seat || link.kind != static_cast<LinkKind>(kind)) continue;
                to.push_back(given(link.to.seat) ? org_[link.to.seat].id : org_[link.to.unit].id);
            }
            if (!to.empty()) add_list(kKeys[kind], to);
        }
    }
    std::string text() && { return std::move(text_); }

  private:
    const Organisation& org_;
    std::string text_;
};

}  // namespace

std::string other_keys(const Organisation& org, PositionId seat, const PositionState& state, bool with_cost) {
    Keys keys(org);
    const Position& position = org[seat];
    const SeatFacts& facts = org.seat_facts[state.facts];
    if (with_cost && state.cost != 0) {
        const SeatCost& cost = org.costs.seats[state.cost];
        const bool daily = cost.times != Decimal{1, 0};
        std::string text = fmt::format("{{{}: {}", daily ? "daily" : "yearly", decimal_text(cost.price));
        if (daily) text += fmt::format(", days: {}", decimal_text(cost.times));
        if (!cost.currency.empty()) text += fmt::format(", currency: {}", cost.currency);
        keys.add("cost", text + "}");
    }
    std::vector<Text> assists;
    for (const PositionId each : position.assists) assists.push_back(org[each].id);
    if (!assists.empty()) keys.add_list("assistant_to", assists);
    if (facts.scope) keys.add_list("scope", *facts.scope);
    if (facts.skills) keys.add_list("skills", *facts.skills);
    if (facts.background) keys.add_list("background", *facts.background);
    if (facts.accounts) keys.add("accounts", std::to_string(*facts.accounts));
    if (facts.time) {
        std::string parts;
        for (const TimeShare& share : *facts.time)
            parts += fmt::format("{}{}: {}", parts.empty() ? "" : ", ", yaml_scalar(share.work), share.part);
        keys.add("time", "{" + parts + "}");
    }
    if (!position.tags.empty()) keys.add_list("tags", position.tags);
    std::string hats;
    for (const Hat& hat : position.hats) {
        if (!given(hat.role) || hat.opens != kBeforeAll || hat.closes != kForever) continue;
        hats += fmt::format("{}{{role: {}", hats.empty() ? "" : ", ", yaml_scalar(org[hat.role].id));
        if (given(hat.in) && hat.in != state.home) hats += fmt::format(", in: {}", yaml_scalar(org[hat.in].id));
        hats += "}";
    }
    if (!hats.empty()) keys.add("also", "[" + hats + "]");
    keys.add_links(seat);
    if (!position.previously.empty()) keys.add("previously", yaml_scalar(position.previously));
    return std::move(keys).text();
}

void fill_in(ImportedSeat& seat, const Organisation& org, PositionId id, const PositionState& state) {
    const Position& position = org[id];
    if (seat.role.empty() && seat.title.empty()) {
        if (given(state.role) && state.role_said) seat.role = org[state.role].id;
        seat.title = state.title;
        if (seat.role.empty() && seat.title.empty() && given(state.role)) seat.role = org[state.role].id;
    }
    if (seat.holders.empty() && !seat.vacant) {
        for (const Holder& holder : state.holders) seat.holders.emplace_back(org[holder.person].name);
        seat.vacant = state.occupancy == Occupancy::vacant;
    }
    if (seat.dotted.empty())
        for (const PositionId each : state.dotted) seat.dotted.emplace_back(org[each].id);
    if (seat.level.empty() && !state.level_read) seat.level = state.level;
    if (seat.location.empty()) seat.location = state.location;
    if (seat.email.empty()) seat.email = position.email;
    if (seat.requisition.empty()) seat.requisition = position.requisition;
    if (!seat.contract_said && state.employment != Employment::employee) seat.employment = word_of(state.employment);
    if (!seat.part_said && state.fte != 1) seat.fte = state.fte;
    if (seat.status.empty() && seat.vacant && position.status != Requisition::none)
        seat.status = word_of(position.status);
    if (!seat.opens && !seat.start_said && org.dated() && position.opens != kBeforeAll) seat.opens = position.opens;
}

}  // namespace orgplan::interop
