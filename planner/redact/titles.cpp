#include <algorithm>
#include <string>

#include "graph/model/words.h"
#include "planner/redact/redaction.h"
#include "planner/redact/words.h"
#include "planner/text/letters.h"

// Titles say levels and kinds of contract too.

namespace orgplan::redact {
namespace {

// What is left around words that are gone: `Engineer (`, `Designer,`.
void tidy(std::string& text) {
    constexpr std::string_view kAtEnd = " ,(-/&:";
    constexpr std::string_view kAtBegin = " ,)-/&:.";
    while (!text.empty() && kAtEnd.find(text.back()) != kAtEnd.npos) text.pop_back();
    text.erase(0, std::min(text.find_first_not_of(kAtBegin), text.size()));
    if (std::ranges::count(text, '(') != std::ranges::count(text, ')')) {
        std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
    }
}

// A title without some words. A word of the role itself stays: `Lead` of a tech lead.
template <class IsGone>
void take_out(Organisation& org, Text& text, RoleId role, IsGone is_gone) {
    std::vector<std::string> of_role;
    if (given(role)) {
        for (TextWord& word : words_of(org[role].title)) of_role.push_back(std::move(word.folded));
    }
    const std::vector<TextWord> words = words_of(text);
    std::string shown(text.substr(0, words.empty() ? text.size() : words.front().begin));
    bool any = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool gone = is_gone(words, i) && std::ranges::find(of_role, words[i].folded) == of_role.end();
        any = any || gone;
        if (gone) continue;
        const std::size_t next = i + 1 < words.size() ? words[i + 1].begin : text.size();
        shown += text.substr(words[i].begin, next - words[i].begin);
    }
    if (!any) return;
    tidy(shown);
    text = org.texts->keep(shown);
}

template <class IsGone>
void take_out_of_titles(Organisation& org, IsGone is_gone) {
    for (Position& seat : org.positions) {
        for (PositionState& state : seat.states) {
            take_out(org, state.title, state.role, is_gone);
            take_out(org, state.alias, state.role, is_gone);
        }
        for (Hat& hat : seat.hats) take_out(org, hat.alias, hat.role, is_gone);
    }
    for (ReadTitle& title : org.titles) {
        take_out(org, title.text, title.role, is_gone);
        take_out(org, title.called, title.role, is_gone);
    }
}

}  // namespace

bool Redaction::is_level(std::string_view folded) const {
    return levels_.contains(folded) || is_level_word(folded);
}

void Redaction::hide_employment(Organisation& org) const {
    take_out_of_titles(org, [](const std::vector<TextWord>& words, std::size_t i) {
        // A student who works.
        const bool student = words[i].folded == "working" && i + 1 < words.size() && words[i + 1].folded == "student";
        return student || is_contract_word(words[i].folded);
    });
    const auto hide_level = [](Text& level) {
        if (is_contract_word(text::folded(level))) level = {};
    };
    for (Position& seat : org.positions) {
        for (PositionState& state : seat.states) {
            state.employment = Employment::employee;
            hide_level(state.level);
            state.level_read = state.level_read && !state.level.empty();
        }
        std::erase_if(seat.tags, [](Text tag) { return is_contract_word(text::folded(tag)); });
    }
    for (ReadTitle& title : org.titles) hide_level(title.level);
    for (Stage& stage : org.stages) {
        stage.externals.reset();
        std::erase_if(stage.needs.seats, [](const SeatNeed& need) { return need.seats.employments.has_value(); });
    }
    if (!org.plan.hire) return;
    for (HireProfile& profile : *org.plan.hire) profile.employment = Employment::employee, hide_level(profile.level);
}

void Redaction::hide_levels(Organisation& org) const {
    take_out_of_titles(org,
                       [&](const std::vector<TextWord>& words, std::size_t i) { return is_level(words[i].folded); });
    for (Position& seat : org.positions) {
        std::erase_if(seat.tags, [&](Text tag) { return is_level(text::folded(tag)); });
        for (PositionState& state : seat.states) state.level = {}, state.level_read = false;
    }
    for (ReadTitle& title : org.titles) title.level = {};
    const bool by_level = std::ranges::any_of(org.plan.work, [](const WorkRate& rate) { return !rate.level.empty(); });
    for (Stage& stage : org.stages) {
        if (by_level) stage.needs.capacity.clear();
    }
    for (WorkRate& rate : org.plan.work) rate.level = {};
    if (!org.plan.hire) return;
    for (HireProfile& profile : *org.plan.hire) profile.level = {};
}

}  // namespace orgplan::redact
