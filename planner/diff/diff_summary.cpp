#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/model/words.h"
#include "planner/diff/diff_words.h"
#include "planner/report/phrases.h"

namespace orgplan::diff {
namespace {

constexpr std::array<std::string_view, 11> kDone{"added",
                                                 "removed",
                                                 "opening later",
                                                 "moved",
                                                 "with a new manager",
                                                 "promoted",
                                                 "with a new role or level",
                                                 "renamed",
                                                 "filled",
                                                 "vacated",
                                                 "with a new holder"};

// How many things of a kind changed in which way; a change may count in several.
struct Counted {
    std::array<std::size_t, kDone.size()> done{};
    std::size_t otherwise = 0;

    void add(const Change& change) {
        if (change.presence != Presence::stays) {
            ++done[change.presence == Presence::added ? 0 : change.later ? 2 : 1];
            return;
        }
        const auto has = [&](auto... aspects) {
            return std::any_of(change.facts.begin(), change.facts.end(),
                               [&](const Fact& fact) { return ((fact.aspect == aspects) || ...); });
        };
        bool filled = false, vacated = false, held = false;
        for (const Fact& fact : change.facts) {
            if (fact.aspect != Aspect::holder) continue;
            filled = filled || fact.from == word_of(Occupancy::vacant);
            vacated = vacated || fact.to == word_of(Occupancy::vacant);
            held = held || (fact.from != word_of(Occupancy::vacant) && fact.to != word_of(Occupancy::vacant));
        }
        const bool other_role = std::any_of(change.facts.begin(), change.facts.end(), [](const Fact& fact) {
            return fact.aspect == Aspect::level || (fact.aspect == Aspect::role && !fact.half_known());
        });
        const std::array<bool, kDone.size()> is{false,
                                                false,
                                                false,
                                                has(Aspect::home, Aspect::within),
                                                has(Aspect::line, Aspect::head),
                                                change.promoted,
                                                other_role && !change.promoted,
                                                !change.was.empty() || has(Aspect::name, Aspect::title),
                                                filled,
                                                vacated,
                                                held};
        for (std::size_t d = 0; d < is.size(); ++d) done[d] += is[d];
        otherwise += std::none_of(is.begin(), is.end(), [](bool each) { return each; });
    }

    std::string words(std::string_view thing) const {
        std::string text;
        const auto say = [&](std::size_t figure, std::string_view what) {
            if (figure == 0) return;
            text += text.empty() ? fmt::format("{} {}", report::counted(figure, thing), what)
                                 : fmt::format(", {} {}", figure, what);
        };
        for (std::size_t d = 0; d < done.size(); ++d) say(done[d], kDone[d]);
        say(otherwise, text.empty() ? "changed" : "changed in other ways");
        return text;
    }
};

}  // namespace

std::string counted_words(std::span<const Change> changes) {
    std::array<Counted, 6> counted;
    for (const Change& change : changes) counted[static_cast<std::size_t>(change.thing)].add(change);
    std::vector<std::string> sentences;
    for (const Thing thing : {Thing::seat, Thing::unit, Thing::product, Thing::project, Thing::stage}) {
        sentences.push_back(counted[static_cast<std::size_t>(thing)].words(name_of(thing)));
    }
    if (std::any_of(changes.begin(), changes.end(), [](auto& change) { return change.thing == Thing::company; })) {
        sentences.emplace_back("the company changed");
    }
    std::erase(sentences, "");
    return fmt::format("{}", fmt::join(sentences, "; "));
}

std::string DiffWords::summary() const {
    if (diff_.empty()) return "no differences";
    std::vector<std::string> sentences;
    const auto say = [&](std::string words) {
        if (!words.empty()) sentences.push_back(std::move(words));
    };
    say(counted_words(diff_.changes));
    for (std::string& each : stages()) say(std::move(each));
    say(last_figures());
    const auto count = [&](FindingChange::Kind kind) {
        return static_cast<std::size_t>(std::ranges::count(diff_.findings, kind, &FindingChange::kind));
    };
    const std::size_t more = count(FindingChange::Kind::fresh), fewer = count(FindingChange::Kind::gone);
    if (more > 0) say(report::counted(more, "new finding"));
    if (const std::size_t other = count(FindingChange::Kind::changed); other > 0) {
        say(report::counted(other, "finding") + " changed");
    }
    if (fewer > 0) say(report::counted(fewer, "finding") + " resolved");
    say(rules_summary(diff_.rules, style_.text));
    if (diff_.suppressed_before != diff_.suppressed_after) {
        say(fmt::format("suppressed findings {} → {}", diff_.suppressed_before, diff_.suppressed_after));
    }
    return fmt::format("{}", fmt::join(sentences, "; "));
}

std::string DiffWords::suppressed() const {
    if (diff_.suppressed_after == 0) return {};
    const std::string before =
        diff_.suppressed_before == diff_.suppressed_after ? "" : fmt::format(" ({} before)", diff_.suppressed_before);
    return fmt::format("{} {} suppressed by `ignore`{}", report::counted(diff_.suppressed_after, "finding"),
                       diff_.suppressed_after == 1 ? "is" : "are", before);
}

std::vector<std::string> DiffWords::stages() const {
    std::vector<std::string> sentences;
    for (const std::vector<StagePair>* pairs : {&diff_.stages, &diff_.not_compared}) {
        for (const StagePair& pair : *pairs) {
            if (pair.compared() && !pair.added) continue;
            sentences.push_back(
                fmt::format("stage {} {}", style_.id(pair.label), given(pair.after) ? "added" : "removed"));
        }
    }
    if (!diff_.not_compared.empty()) {
        sentences.push_back(fmt::format("headcount, costs and findings of the last {} are not compared",
                                        report::counted(diff_.not_compared.size(), "stage")));
    }
    return sentences;
}

}  // namespace orgplan::diff
