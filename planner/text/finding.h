#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/money.h"
#include "graph/model/place.h"
#include "graph/model/time.h"
#include "graph/model/when.h"

namespace orgplan::text {

/// From the least severe on; `hide` is never reported.
enum class Severity : std::uint8_t { hide, advice, warning, error };

std::string_view name_of(Severity);
/// The words of those that are reported, the most severe first.
inline constexpr std::array<std::string_view, 3> kSeverityWords{"error", "warning", "advice"};
/// What one of these words means.
Severity severity_of(std::string_view word);

/// A number, and the bounds within which it should lie.
template <class Number>
struct Bounded {
    Number value{};
    std::optional<Number> low = {};
    std::optional<Number> high = {};

    bool operator==(const Bounded&) const = default;
};

enum class Quantity : std::uint8_t { count, share, ratio, days, months, money };

/// What was measured where a finding says that something is too much or too little.
struct Measure {
    StageSet stages;  ///< at which; with no `between` either: of the finding as a whole, whatever the stage
    Quantity quantity = Quantity::count;
    /// Amounts are of money alone. Shares are parts of one.
    std::variant<Bounded<double>, Bounded<Amount>> number;
    std::string currency;               ///< of money; empty: it is not named
    std::vector<Between> between = {};  ///< times without a stage, likewise

    bool whole() const { return stages.empty() && between.empty(); }
    bool operator==(const Measure&) const = default;
};

/// Adds measures at the stages that have none yet; equal ones of several stages become one.
void add_measures(std::vector<Measure>& measures, const std::vector<Measure>& more);

/// A second place that a finding is about.
struct Note {
    Place where;
    std::string message;
};

/// What a finding speaks of: `kind` is seat, unit, product, project, person, stage, role, key, word ...
struct Part {
    std::string_view kind;  ///< of static life
    std::string id;

    bool operator==(const Part&) const = default;
    auto operator<=>(const Part&) const = default;
};

/// What a finding says at some of its stages and times, where it does not say the same at all.
struct StageMessage {
    StageSet stages;
    std::string message;
    std::vector<Note> notes;
    std::vector<Between> between = {};

    bool whole() const { return stages.empty() && between.empty(); }
};

/// One fault of a spec. `message` begins in lower case, has no full stop, puts what the user wrote in backticks and
/// says what was seen.
struct Finding {
    std::string rule;
    Severity severity = Severity::error;
    Place where;
    std::string message;
    std::string why;   ///< why it matters; empty: what the catalogue says
    std::string help;  ///< what to do; likewise
    std::vector<Note> notes;
    StageSet stages;               ///< in which it holds
    std::vector<Between> between;  ///< times without a stage in which it holds; neither: it holds whatever the stage
    std::vector<Measure> measures;
    /// By the first stage, then time; empty: `message` and `notes` are those of all.
    std::vector<StageMessage> by_stage;
    /// What it is the finding of, whatever its number, stages, severity, wording and place: the same rule about the
    /// same parts is the same finding, in another version of the spec too. Empty: what is at its place.
    std::vector<Part> about;
    /// Which it is of the findings of a spec with this rule and these parts; see report/fingerprints.h.
    std::size_t number = 1;
    /// The seats of the one fact that it reports. Empty: those at its place.
    std::vector<PositionId> seats;
    /// Seats that each have a fault of their own, reported together: a policy may set each of them apart.
    std::vector<PositionId> several;
    /// Makes the finding of some of `several`, by their indices in ascending order; none where `several` is empty.
    std::function<Finding(std::span<const std::size_t>)> of_some;

    /// Adds what was measured at its stages.
    void measure(Quantity quantity, Bounded<double> number);
    void measure_money(Bounded<Amount> amount, std::string_view currency);
    /// Says something at a stage, or at a time without one; `message` and `notes` are those of the first.
    void say_at(StageId stage, std::string said, std::vector<Note> with);
    void say_at(const Between& time, std::string said, std::vector<Note> with);
    /// Whether it holds whatever the stage.
    bool whole() const { return stages.empty() && between.empty(); }
    void hold(When when) { stages = when.stages, between = std::move(when.between); }
    /// The stages at which it holds, or after which it does.
    StageSet reach() const;
    /// Lets it hold at these stages, and at its times after these, alone.
    void narrow(StageSet to);
    /// Lets it hold at these stages alone.
    void narrow_to_stages(StageSet to);
    /// The same finding about other stages and times: takes them over, with what was measured and said.
    void join(const Finding& other);
};

/// What a run found, in any order until `sort`.
class Findings {
  public:
    /// Whether `add` takes the severity from the catalogue; while that is being made there is none, and all are errors.
    enum class Severities : std::uint8_t { from_catalogue, all_errors };

    explicit Findings(Severities severities = Severities::from_catalogue) : severities_(severities) {}

    /// `severity` is the catalogue's until the policy of the spec is applied.
    Finding& add(std::string_view rule, Place where, std::string message, std::string help = {});
    /// By file, place, rule, message and severity; the same finding twice becomes one, of the stages and measures of
    /// both.
    void sort();

    const std::vector<Finding>& all() const { return findings_; }
    std::vector<Finding>& all() { return findings_; }
    bool empty() const { return findings_.empty(); }
    bool any(Severity at_least) const;
    bool has(std::string_view rule) const;

  private:
    std::vector<Finding> findings_;
    Severities severities_;
};

}  // namespace orgplan::text
