#include "planner/language/resolve/seat_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// Facts are copied where one of them differs; a line of many words could be copied for each of its seats.
constexpr std::size_t kMostCopied = 10'000'000;

constexpr std::array<std::string_view, 5> kKeys = {"scope", "skills", "background", "time", "accounts"};

bool says(text::Node keys) {
    for (const text::Node value : keys) {
        if (std::find(kKeys.begin(), kKeys.end(), value.key()) != kKeys.end()) return true;
    }
    return false;
}

// Equal for equal facts alone.
std::string signature(const SeatFacts& facts) {
    std::string text;
    for (const auto* words : {&facts.scope, &facts.skills, &facts.background}) {
        text += words->has_value() ? '+' : '-';
        if (!*words) continue;
        for (const Text word : **words) text += fmt::format("{}:{}", word.size(), word);
    }
    text += facts.time ? '+' : '-';
    if (facts.time) {
        for (const TimeShare& share : *facts.time) {
            text += fmt::format("{}:{}{}", share.work.size(), share.work, share.part);
        }
    }
    if (facts.accounts) text += fmt::format("+{}", *facts.accounts);
    return text;
}

}  // namespace

std::uint32_t SeatFactsReader::read(const WrittenSeat& written) {
    if (line_ != written.line.place()) {
        line_ = written.line.place();
        of_line_ = 0;
        if (says(written.line)) {
            SeatFacts facts;
            apply(written.line, facts);
            of_line_ = keep(std::move(facts));
        }
    }
    if (!says(written.own)) return of_line_;
    SeatFacts facts = assembly_.org.seat_facts[of_line_];
    if (!room_to_copy(facts, written.own.key_place())) return of_line_;
    apply(written.own, facts);
    return keep(std::move(facts));
}

std::uint32_t SeatFactsReader::change(text::Node change, std::uint32_t before) {
    if (!says(change)) return before;
    const auto [known, fresh] = changed_.try_emplace({change, before}, before);
    if (!fresh) return known->second;
    SeatFacts facts = assembly_.org.seat_facts[before];
    if (!room_to_copy(facts, change.key_place())) return before;
    apply(change, facts);
    return known->second = keep(std::move(facts));
}

void SeatFactsReader::apply(text::Node keys, SeatFacts& facts) {
    if (const text::Node scope = keys.find("scope")) facts.scope = words_of(assembly_, scope);
    if (const text::Node skills = keys.find("skills")) facts.skills = words_of(assembly_, skills);
    if (const text::Node background = keys.find("background")) facts.background = words_of(assembly_, background);
    if (const text::Node time = keys.find("time")) facts.time = time_of(time);
    if (const text::Node accounts = keys.find("accounts")) {
        facts.accounts.reset();
        if (const auto number = text::whole_of(accounts.text())) facts.accounts = static_cast<std::uint32_t>(*number);
    }
}

std::optional<std::vector<TimeShare>> SeatFactsReader::time_of(text::Node parts) {
    if (!parts.is_map()) return std::nullopt;
    std::vector<TimeShare> shares;
    double sum = 0;
    for (const text::Node part : parts) {
        const double share = text::number_of(part.text()).value_or(0);
        sum += share;
        shares.push_back({assembly_.keep(part.key()), share});
    }
    // Sums of tenths carry noise.
    if (sum > 1 + 1e-9) {
        assembly_.findings.add("time-beyond-week", parts.key_place(),
                               fmt::format("the parts of `time` add up to {:.10g}, more than 1", sum));
    }
    return shares;
}

bool SeatFactsReader::room_to_copy(const SeatFacts& facts, Place place) {
    if (copied_ > kMostCopied) return false;
    for (const auto* words : {&facts.scope, &facts.skills, &facts.background}) {
        if (*words) copied_ += (*words)->size();
    }
    if (facts.time) copied_ += facts.time->size();
    if (copied_ <= kMostCopied) return true;
    assembly_.findings.add(
        "too-many-facts", place,
        fmt::format("seats with facts of their own repeat more than {} words up to here", kMostCopied));
    return false;
}

std::uint32_t SeatFactsReader::keep(SeatFacts facts) {
    std::vector<SeatFacts>& all = assembly_.org.seat_facts;
    if (facts == all.front()) return 0;
    const auto [known, fresh] = known_.try_emplace(signature(facts), static_cast<std::uint32_t>(all.size()));
    if (fresh) all.push_back(std::move(facts));
    return known->second;
}

}  // namespace orgplan::language
