#include "planner/redact/secrets.h"

#include <fmt/format.h>

#include <array>

#include "graph/model/enumerators.h"
#include "planner/report/phrases.h"

namespace orgplan::redact {

static_assert(kSecretWords.size() == kEnumerators<Secret>);

Secrets::Secrets(std::initializer_list<Secret> all) {
    for (const Secret each : all) add(each);
}

void Secrets::add(Secret secret) {
    bits_ |= 1U << static_cast<unsigned>(secret);
    if (secret == Secret::levels || secret == Secret::employment) add(Secret::cost);
}

bool Secrets::hide_text() const {
    return has(Secret::names) || has(Secret::cost) || has(Secret::reasons) || has(Secret::levels) ||
           has(Secret::employment);
}

std::vector<std::string> Secrets::words() const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < kSecretWords.size(); ++i) {
        if (has(static_cast<Secret>(i))) words.emplace_back(kSecretWords[i]);
    }
    return words;
}

std::vector<std::string_view> Secrets::keys() const {
    constexpr std::array<std::string_view, 13> kOfCost{
        "cost",    "costs",   "run_rate", "run_rates",    "uncosted",          "budget", "budgets", "recurring",
        "one_off", "monthly", "currency", "without_cost", "seats_without_cost"};
    constexpr std::array<std::string_view, 2> kOfLevels{"level", "from_level"};
    constexpr std::array<std::string_view, 7> kOfContracts{"employment", "employment_type", "external", "externals",
                                                           "volunteer",  "volunteers",      "contracts"};
    std::vector<std::string_view> keys;
    const auto add = [&](Secret secret, const auto& all) {
        if (has(secret)) keys.insert(keys.end(), all.begin(), all.end());
    };
    add(Secret::cost, kOfCost);
    add(Secret::levels, kOfLevels);
    add(Secret::employment, kOfContracts);
    return keys;
}

std::string Secrets::text() const {
    const std::vector<std::string> all = words();
    if (all.empty()) return {};
    const bool one = all.size() == 1 && (has(Secret::cost) || has(Secret::employment));
    return fmt::format("{} {} left out", report::listed(all), one ? "is" : "are");
}

std::string Secrets::heading() const {
    std::string said = text();
    if (!said.empty()) said.front() = static_cast<char>(said.front() - 'a' + 'A');
    return said;
}

}  // namespace orgplan::redact
