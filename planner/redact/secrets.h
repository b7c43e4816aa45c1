#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::redact {

/// What a report or a chart can leave out, by the words of `--redact`.
enum class Secret : std::uint8_t {
    names,      ///< of people, with ids made of them, paths of files, and all text that nobody can look through
    cost,       ///< pay, amounts, budgets and rates
    findings,   ///< what was found; how much may still be counted
    reasons,    ///< of lines, of what is suppressed, of absences
    levels,     ///< with cost, since pay says the level
    employment  ///< with cost likewise; everybody then counts alike
};

inline constexpr std::array<std::string_view, 6> kSecretWords{"names",   "cost",   "findings",
                                                              "reasons", "levels", "employment"};

/// What is left out.
class Secrets {
  public:
    Secrets() = default;
    Secrets(std::initializer_list<Secret> all);

    /// Adds one, and what would say it.
    void add(Secret secret);
    bool has(Secret secret) const { return (bits_ & (1U << static_cast<unsigned>(secret))) != 0; }
    bool empty() const { return bits_ == 0; }
    /// Whether what the user wrote is no longer shown as it stands: it could say any of them.
    bool hide_text() const;
    /// Their words, in one order.
    std::vector<std::string> words() const;
    /// The keys of reports that say any of them.
    std::vector<std::string_view> keys() const;
    /// "names and cost are left out"; empty where nothing is.
    std::string text() const;
    /// "Names and cost are left out"
    std::string heading() const;

  private:
    std::uint32_t bits_ = 0;
};

}  // namespace orgplan::redact
